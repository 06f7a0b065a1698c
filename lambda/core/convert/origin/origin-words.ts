/**
 * The words of one language that tell who wrote an article, and when. Phrases are parted by `|` or a
 * line's end and compared as `keyOf` writes them.
 */
export interface OriginWords {
  /** What the names of authors follow. */
  readonly by: string;
  /** Between the names of two authors. */
  readonly and: string;
  /** Rows of twelve months, parted by blanks, `-` for none. */
  readonly months: string;
  /** Beside a date or a time in a line that says nothing else. */
  readonly dated: string;
  /** Those of them that name the date of a change. */
  readonly updated: string;
  /** What the name of a photographer or an agency follows. */
  readonly credits: string;
  /** Jobs, papers and their parts, places, days: no name of a person has such a word. */
  readonly notNames: string;
}

/** The languages that bylines are read in, all at once: a paper in one may quote another. */
export const originWords: Readonly<Record<string, OriginWords>> = {
  ar: {
    by: `
      بقلم | كتب | كتبت | كتبه | الكاتب | تقرير | إعداد | تحرير | المصدر | بقلم الكاتب | حوار | أجرى الحوار
      بواسطة`,
    and: 'و',
    months: `
      يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
      - - آذار نيسان أيار حزيران تموز آب أيلول - - -
      جانفي فيفري - أفريل ماي جوان جويلية أوت شتنبر - نونبر دجنبر
      - - - إبريل - يونية يولية - - اكتوبر - -
      - شباط - ابريل - يونيه يوليوز غشت - - - -`,
    dated: `
      نشر | نُشر | نشرت | تاريخ | النشر | آخر | تحديث | التحديث | في | الساعة | بتاريخ | منذ | يوم | ساعة | ساعات
      دقيقة | دقائق | قراءة | للقراءة | بتوقيت | غرينتش | جرينتش | مساء | صباحا | ص | م | من | الأحد | الإثنين
      الاثنين | الثلاثاء | الأربعاء | الخميس | الجمعة | السبت | هـ | الموافق | أسبوع | أشهر | شهر | بتوقيت مكة
      آخر تحديث | حدث`,
    updated: 'آخر تحديث | تحديث | التحديث | حدث',
    credits: `
      صورة | الصورة | صور | تصوير | مصدر الصورة | الصور | عدسة | رسم | تصوير خاص | صورة أرشيفية`,
    notNames: `
      المحرر | محرر | مراسل | مراسلة | وكالة | وكالات | صحيفة | جريدة | هيئة | التحرير | فريق | خاص | الأحد
      الاثنين | الثلاثاء | الأربعاء | الخميس | الجمعة | السبت | مدينة | ميناء | أخبار`,
  },
  de: {
    by: `
      von | text von | verfasst von | ein bericht von | ein kommentar von | eine reportage von | autor | autorin
      interview von | redaktion | vom | geschrieben von | veröffentlicht von | artikel von | beitrag von
      alle beiträge von | beiträge von | alle artikel von | alles von | autoren | text`,
    and: 'und | sowie',
    months: `
      januar februar märz april mai juni juli august september oktober november dezember
      jan feb mär apr mai jun jul aug sep okt nov dez
      jänner feber mrz - - - - - sept - - -`,
    dated: `
      veröffentlicht | veröffentlichung | aktualisiert | stand | am | um | uhr | vom | von | den | der
      erschienen | letzte | aktualisierung | zuletzt | geändert | vor | stunden | stunde | minuten | tagen | tag
      lesezeit | min | montag | dienstag | mittwoch | donnerstag | freitag | samstag | sonnabend | sonntag | mo
      di | mi | do | fr | sa | so | mez | mesz | datum | gestern | heute | wochen | woche | monaten | jahren
      veröffentlicht am | h | zuletzt aktualisiert`,
    updated: 'aktualisiert | aktualisierung | geändert | zuletzt aktualisiert',
    credits: `
      foto | fotos | foto von | fotos von | bild | bilder | bild von | bildquelle | bildnachweis | bildrechte
      fotocredit | quelle | illustration | grafik | symbolbild | symbolfoto | archivfoto | archivbild | © foto
      fotocredits | fotografie | fotografien | quellen`,
    notNames: `
      mit | aus | für | der | die | das | ein | eine | redaktion | redakteur | redakteurin | korrespondent
      korrespondentin | reporter | reporterin | agentur | zeitung | nachrichten | presse | büro | volontär
      volontärin | kolumnist | kolumnistin | gastautor | gastbeitrag | montag | dienstag | mittwoch | donnerstag
      freitag | samstag | sonntag | bad | sankt | hafen | stadt | uhr | nach | bis | kommentare | mehr | lesen
      wetter | wirtschaft | politik | kultur | rathaus | bahnhof`,
  },
  en: {
    by: `
      by | written by | story by | text by | words by | posted by | reported by | author | report by
      published by | reporting by | interview by | review by | analysis by | words and photos by
      story and photos by | text and photos by | an article by | article by | posts by | all posts by
      view all posts by | more posts by | articles by | more articles by | stories by | more stories by | authors
      story | words`,
    and: 'and | with',
    months: `
      january february march april may june july august september october november december
      jan feb mar apr may jun jul aug sep oct nov dec
      - - - - - - - - sept - - -`,
    dated: `
      published | posted | updated | modified | created | first published | last updated | on | at | by | am | pm
      a m | p m | et | est | edt | pt | pst | pdt | ct | cst | cdt | gmt | bst | utc | ist | date | an | a | hour
      hours | minutes | minute | day | days | ago | min | read | the | of | st | nd | rd | th | monday | tuesday
      wednesday | thursday | friday | saturday | sunday | mon | tue | tues | wed | thu | thur | thurs | fri | sat
      sun | time | edited | issued | story | article | topic | posted on | published on | updated on | eastern
      central | pacific | second | seconds | week | weeks | month | months | year | years | hrs | hr | mins
      today | yesterday | mt | mst | mdt | cest | cet | noon | reading | last modified`,
    updated: 'updated | modified | last updated | last modified | edited',
    credits: `
      photo | photos | photo by | photos by | photo credit | photo courtesy | photograph | photograph by
      photography | photography by | image | images | image credit | image courtesy | image source | picture
      pictures | picture credit | credit | credits | courtesy | courtesy of | getty images | file photo
      illustration | illustration by | video by | video | screenshot | shutterstock | reuters | ap photo | afp
      photographs | photo credits | video credit | video credits | picture credits | image credits | source
      sources`,
    notNames: `
      in | for | from | at | the | editor | editors | reporter | reporters | correspondent | writer | writers
      journalist | columnist | contributor | contributors | producer | director | photographer | professor | staff
      newsroom | desk | bureau | team | service | agency | wire | media | press | news | newspaper | magazine
      radio | tv | network | online | daily | weekly | today | times | herald | tribune | gazette | courier
      chronicle | observer | guardian | telegraph | leader | inc | ltd | llc | company | university | institute
      council | police | department | office | editorial | board | admin | wordpressadmin | author | authors
      special | all | more | read | share | follow | subscribe | comment | comments | view | about | uncategorized
      updated | published | posted | first | last | new | north | south | port | city | county | harbour | harbor
      airport | town | village | square | saint | fort | friday | monday | tuesday | wednesday | thursday
      saturday | sunday | reviews | books | sports | sport | politics | business | opinion | world | culture
      recipe | serves | minutes | cups`,
  },
  es: {
    by: `
      por | escrito por | texto de | redactado por | publicado por | autor | autora | escribe | por el periodista
      autores | texto`,
    and: 'y | e',
    months: `
      enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
      ene feb mar abr may jun jul ago sep oct nov dic
      - - - - - - - - setiembre - - -
      - - - - - - - - sept - - -`,
    dated: `
      publicado | publicada | actualizado | actualizada | el | de | del | a | las | la | h | hs | hrs | horas
      hora | por | fecha | última | actualización | lunes | martes | miércoles | jueves | viernes | sábado
      domingo | hace | día | días | minutos | lectura | min | en | am | pm | cest | cet | mes | meses | semana
      semanas | cdmx | modificado`,
    updated: 'actualizado | actualizada | actualización | modificado',
    credits: `
      foto | fotos | foto de | fotos de | fotografía | fotografías | fotografía de | imagen | imagen de | imágenes
      crédito | créditos | cortesía | cortesía de | ilustración | ilustración de | vídeo de | foto cortesía
      foto archivo | fuente`,
    notNames: `
      en | para | desde | los | las | el | redacción | redactor | redactora | periodista | corresponsal | enviado
      enviada | agencia | agencias | prensa | noticias | diario | lunes | martes | miércoles | jueves | viernes
      sábado | domingo | ciudad | puerto | san | santa | buenos | política | economía | leer | más | comente`,
  },
  fr: {
    by: `
      par | écrit par | texte de | propos recueillis par | publié par | rédigé par | auteur
      de notre correspondant | article de | un article de | auteurs | auteure | autrice`,
    and: 'et',
    months: `
      janvier février mars avril mai juin juillet août septembre octobre novembre décembre
      janv févr mars avr mai juin juil août sept oct nov déc
      - fév - - - - - - - - - -`,
    dated: `
      publié | publiée | le | mis | mise | à | jour | modifié | modifiée | par | h | min | de | lecture | temps
      il | y | a | heures | heure | minutes | jours | dernière | date | lundi | mardi | mercredi | jeudi
      vendredi | samedi | dimanche | er | cet | cest | semaines | semaine | mois | mis à jour | mise à jour
      actualisé`,
    updated: 'mis à jour | mise à jour | modifié | modifiée | actualisé',
    credits: `
      photo | photos | photo de | photo d | crédit | crédits | crédit photo | crédits photo | crédit photos
      crédits photos | photographie | image | images | illustration | illustration de | illustrations | © photo
      photo archives | photo d archives | source`,
    notNames: `
      avec | pour | le | les | la | une | rédaction | journaliste | correspondant | correspondante | envoyé
      envoyée | agence | presse | journal | lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche
      ville | port | politique | économie | lire | suite | plus`,
  },
  it: {
    by: `
      di | a cura di | scritto da | testo di | pubblicato da | articolo di | autore | autrice | servizio di
      intervista di | autori | redatto da | testo`,
    and: 'e',
    months: `
      gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
      gen feb mar apr mag giu lug ago set ott nov dic`,
    dated: `
      pubblicato | pubblicata | aggiornato | aggiornata | il | alle | ore | di | del | da | ultimo | ultima
      aggiornamento | modifica | modificato | data | fa | giorni | minuti | min | lettura | lunedì | martedì
      mercoledì | giovedì | venerdì | sabato | domenica | ora | minuto | giorno | settimane | settimana | mesi
      ultima modifica`,
    updated: 'aggiornato | aggiornata | aggiornamento | modificato | ultima modifica',
    credits: `
      foto | foto di | fotografia | fotografia di | fotografie | immagine | immagini | immagine di | credito
      crediti | credit | credits | crediti foto | crediti fotografici | fonte foto | illustrazione
      illustrazione di | foto d archivio | archivio | fonte | fonti`,
    notNames: `
      gli | redazione | giornalista | corrispondente | inviato | inviata | agenzia | notizie | stampa | giornale
      lunedì | martedì | mercoledì | giovedì | venerdì | sabato | domenica | città | politica | cronaca | leggi
      tutto`,
  },
  ja: {
    by: '文 | 取材 文 | 文責 | 執筆 | 著者 | 筆者 | 記者 | ライター | 取材 | 文 写真 | 取材 執筆 | 文責者 | 聞き手 | 執筆者',
    and: 'と',
    months: '',
    dated: `
      公開日 | 更新日 | 更新 | 公開 | 配信 | 掲載 | 投稿日 | 最終更新 | 最終更新日 | 発行 | 時 | 分 | 午前 | 午後 | 月 | 火 | 水 | 木 | 金 | 土 | 日 | 年
      曜日 | jst | 前 | 時間前 | 分前 | 日前`,
    updated: '更新 | 更新日 | 最終更新 | 最終更新日',
    credits:
      '写真 | 画像 | 撮影 | 写真提供 | 画像提供 | 写真撮影 | 撮影者 | 提供写真 | イラスト | 図版 | photo',
    notNames: `
      編集部 | 新聞社 | 通信社 | 新聞 | 通信 | 取材班 | 記者 | 編集委員 | 論説委員`,
  },
  nl: {
    by: `
      door | geschreven door | tekst | auteur | geplaatst door | van onze redacteur | van onze verslaggever
      tekst van | auteurs | verslag van`,
    and: 'en',
    months: `
      januari februari maart april mei juni juli augustus september oktober november december
      jan feb mrt apr mei jun jul aug sep okt nov dec`,
    dated: `
      gepubliceerd | gepubliceerd op | geplaatst | bijgewerkt | gewijzigd | laatst | laatste | update | op | om
      uur | door | van | geleden | dagen | dag | minuten | min | leestijd | datum | maandag | dinsdag | woensdag
      donderdag | vrijdag | zaterdag | zondag | uren | weken | week | maanden | laatste update`,
    updated: 'bijgewerkt | gewijzigd | laatste update | update',
    credits: `
      foto | foto s | foto van | foto door | fotografie | beeld | beeld van | beelden | fotograaf | illustratie
      illustratie van | bron foto | afbeelding | archieffoto | © foto | credit | fotocredit | bron`,
    notNames: `
      voor | uit | het | een | redactie | redacteur | verslaggever | verslaggeefster | correspondent | persbureau
      krant | nieuws | maandag | dinsdag | woensdag | donderdag | vrijdag | zaterdag | zondag | haven | lees
      meer`,
  },
  pl: {
    by: 'przez | autor | autorka | autorzy | tekst | opracował | opracowała | napisał | napisała',
    and: 'i | oraz',
    months: `
      stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
      styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
      sty lut mar kwi maj cze lip sie wrz paź lis gru`,
    dated: `
      opublikowano | publikacja | aktualizacja | zaktualizowano | dodano | dnia | godz | godzina | r | roku | temu
      dni | godzin | minut | poniedziałek | wtorek | środa | czwartek | piątek | sobota | niedziela | o
      aktualizowano`,
    updated: 'aktualizacja | zaktualizowano | aktualizowano',
    credits: 'fot | foto | zdjęcie | zdjęcia | źródło',
    notNames: `
      dla | z | redakcja | redaktor | dziennikarz | dziennikarka | korespondent | korespondentka | agencja
      gazeta | wiadomości | poniedziałek | wtorek | środa | czwartek | piątek | sobota | niedziela | miasto
      czytaj | więcej | port`,
  },
  pt: {
    by: `
      por | escrito por | texto de | publicado por | da redação | autor | autora | reportagem de | autores
      por jornalista | texto`,
    and: 'e',
    months: `
      janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
      jan fev mar abr mai jun jul ago set out nov dez`,
    dated: `
      publicado | publicada | atualizado | atualizada | em | de | às | as | a | o | h | hora | horas | por
      última | atualização | data | criado | há | dias | dia | minutos | min | leitura | segunda | terça | quarta
      quinta | sexta | feira | sábado | domingo | modificado | semanas | semana | meses | ano | minuto`,
    updated: 'atualizado | atualizada | atualização | modificado',
    credits: `
      foto | fotos | foto de | fotos de | fotografia | fotografia de | imagem | imagens | imagem de | crédito
      créditos | crédito da foto | créditos da imagem | divulgação | foto divulgação | reprodução
      foto reprodução | ilustração | ilustração de | arquivo pessoal | fonte`,
    notNames: `
      redação | redacção | repórter | jornalista | correspondente | enviado | agência | notícias | jornal
      segunda | terça | quarta | quinta | sexta | cidade | educação | livros | leia | mais | são`,
  },
  ru: {
    by: `
      автор | текст | автор текста | автор статьи | беседовал | беседовала | авторы | подготовил | подготовила
      беседу вел | беседу вела`,
    and: 'и',
    months: `
      января февраля марта апреля мая июня июля августа сентября октября ноября декабря
      янв фев мар апр май июн июл авг сен окт ноя дек`,
    dated: `
      опубликовано | обновлено | дата | публикации | в | г | года | мск | добавлено | изменено | сегодня | вчера
      назад | час | часа | часов | минут | дней | понедельник | вторник | среда | четверг | пятница | суббота
      воскресенье | от | минуты | день | дня | недели | опубликована | обновлена`,
    updated: 'обновлено | обновлена | изменено',
    credits: `
      фото | фото автора | фотография | фотографии | фотограф | изображение | снимок | иллюстрация | источник фото
      архив пресс службы | legion media | кадр из фильма`,
    notNames: `
      для | из | редакция | редактор | корреспондент | журналист | обозреватель | агентство | новости | газета
      понедельник | вторник | среда | четверг | пятница | суббота | воскресенье | порт | город | читать
      подробнее`,
  },
  sv: {
    by: 'av | skriven av | text',
    and: 'och | och med',
    months: `
      januari februari mars april maj juni juli augusti september oktober november december
      jan feb mar apr maj jun jul aug sep okt nov dec`,
    dated: `
      publicerad | uppdaterad | kl | den | klockan | måndag | tisdag | onsdag | torsdag | fredag | lördag | söndag
      sedan | dagar | timmar | ändrad`,
    updated: 'uppdaterad | ändrad',
    credits: 'foto | bild | källa',
    notNames: `
      redaktionen | redaktör | reporter | nyheter | tidningen | måndag | tisdag | onsdag | torsdag | fredag
      lördag | söndag | hamn | läs | mer`,
  },
};
