import type { Phrases } from './phrases.ts';

export const de: Phrases = {
  proofs: `
    diese website verwendet akismet um spam zu reduzieren
    erfahre mehr darüber wie deine kommentardaten verarbeitet werden
    diese website verwendet akismet um spam zu reduzieren erfahre wie deine kommentardaten verarbeitet werden
    diese seite verwendet akismet um spam zu reduzieren erfahre wie deine kommentardaten verarbeitet werden
    deine e mail adresse wird nicht veröffentlicht | ihre e mail adresse wird nicht veröffentlicht
    meinen namen meine e mail adresse und meine website in diesem browser für die nächste kommentierung speichern
    meinen namen e mail und website in diesem browser speichern bis ich wieder kommentiere
    du musst angemeldet sein um einen kommentar abzugeben
    sie müssen angemeldet sein um einen kommentar abzugeben
    benachrichtige mich über neue kommentare per e mail
    benachrichtige mich über neue beiträge via e mail`,
  after: `
    schreibe einen kommentar | schreiben sie einen kommentar | kommentar schreiben | kommentar verfassen | kommentar hinterlassen
    hinterlasse einen kommentar | hinterlassen sie einen kommentar | kommentar abschicken | kommentar absenden | antworten abbrechen | antwort abbrechen
    schreibe einen kommentar antworten abbrechen | schreibe einen kommentar antwort abbrechen | kommentieren | jetzt kommentieren | diskutieren sie mit | mitdiskutieren | kommentare | kommentar
    # kommentare | # kommentar | kommentare # | alle kommentare | kommentare anzeigen | kommentare lesen | keine kommentare | noch keine kommentare
    schreiben sie den ersten kommentar | schreibe den ersten kommentar | sei der erste der kommentiert | die kommentare sind geschlossen
    kommentare sind geschlossen | die kommentarfunktion ist geschlossen | name | e mail | e mail adresse | website | webseite | antworten | erforderliche felder sind mit markiert
    weitere themen | weitere nachrichten | weitere meldungen | verwandte beiträge
    das könnte ihnen auch gefallen | das könnte dir auch gefallen
    meistgelesen | meistgelesene artikel | meist gelesen | am meisten gelesen | meistkommentiert | die meistgelesenen artikel | beliebt | beliebte artikel
    beliebte beiträge | neueste artikel | neueste beiträge | neueste kommentare | aktuelle meldungen | aktuelle nachrichten | mehr nachrichten | mehr artikel | mehr aus dem ressort | top themen | topthemen
    im trend | empfehlungen | empfohlen | empfohlene artikel | unsere empfehlungen | für sie empfohlen | empfehlungen der redaktion | nicht verpassen | gesponsert | gesponserte inhalte | bildergalerie | fotostrecke
    über den autor | über die autorin | über die autoren | zum autor | zur autorin | alle beiträge | alle artikel | mehr vom autor
    abo | jetzt abo abschließen | unterstützen sie uns
    folgen sie uns | folgen sie uns auf | folge uns | folge uns auf | social media | soziale netzwerke | app herunterladen
    vorheriger artikel | nächster artikel | vorheriger beitrag | nächster beitrag | zurück | weiter | vorherige | nächste | nächste seite | vorherige seite | seite # von # | # von #
    mehr anzeigen | mehr laden | weitere laden | alle anzeigen | nach oben | zur startseite | zurück zur übersicht | schlagwörter | schlagworte | stichwörter | themen | tags | kategorien
    alle rechte vorbehalten | impressum | datenschutz | datenschutzerklärung | datenschutzhinweise | agb | nutzungsbedingungen | cookie einstellungen | cookies | cookie richtlinie | kontakt | privatsphäre
    über uns | mediadaten | werben | karriere | hilfe | sitemap | barrierefreiheit | archiv | netiquette | kündigen | verträge hier kündigen | leserbrief schreiben | fehler melden | korrekturhinweis`,
  boxes: `
    mehr zum thema | zum thema | weitere artikel | ähnliche artikel | ähnliche beiträge
    verwandte artikel | verwandte themen | auch interessant | das könnte sie auch interessieren
    das könnte dich auch interessieren | lesen sie auch | lesen sie mehr zum thema
    newsletter | unser newsletter | newsletter abonnieren | newsletter bestellen | jetzt abonnieren
    abonnieren | jetzt anmelden | anmelden zum newsletter | kostenlos anmelden | zum newsletter anmelden
    ihre e mail adresse | deine e mail adresse`,
  around: `
    anzeige | werbung | anzeigen | advertorial | artikel wird nach der anzeige fortgesetzt | weiter nach der anzeige | nach der anzeige geht es weiter | ende der anzeige
    teilen | artikel teilen | beitrag teilen | auf facebook teilen | bei facebook teilen | auf twitter teilen | bei twitter teilen | per whatsapp teilen | per e mail teilen | per mail teilen | twittern | tweeten
    drucken | artikel drucken | seite drucken | merken | speichern | auf die merkliste | versenden | per e mail versenden | link kopieren | vorlesen | artikel anhören | artikel vorlesen lassen | weiterlesen | mehr lesen | lesen sie mehr
    mehr erfahren | bild vergrößern | video ansehen | video abspielen | anmelden | einloggen | registrieren | mein konto | menü | suche | suchen | schließen | startseite | zum inhalt springen | zum hauptinhalt springen
    akzeptieren | alle akzeptieren | alle cookies akzeptieren | zustimmen | ablehnen | alle ablehnen | einstellungen | live | eilmeldung
    # min lesezeit | # minuten lesezeit | lesezeit # min | lesezeit # minuten | lesedauer # min | lesedauer # minuten | # mal geteilt`,
  afterStarts: `
    sei der erste | diese website verwendet akismet | diese seite verwendet akismet | mehr zum thema | mehr aus | mehr von | mehr zu | schlagwörter | schlagworte | stichwörter | themen | kategorien | kategorie
    veröffentlicht in | abonnieren sie | abonniere unseren | melden sie sich | melde dich | jetzt für den newsletter | mit unserem newsletter | der newsletter | mit der anmeldung | mit dem absenden
    folgen sie uns | folge uns auf | folgt uns auf | copyright # | alle beiträge von | alle artikel von | alle rechte | um zu kommentieren | vorheriger artikel | nächster artikel | vorheriger beitrag
    nächster beitrag | über den autor | über die autorin | die wiedergabe | nachdruck nur mit`,
  aroundStarts: `
    sie sind hier | sie befinden sich hier | du bist hier | hier lesen | mehr lesen
    lesen sie auch | lesen sie hier | lesen sie mehr | lies auch | mehr dazu | siehe auch | auch interessant | passend dazu | wir verwenden cookies | wir nutzen cookies | diese website verwendet cookies | diese website nutzt cookies
    diese seite verwendet cookies | unsere website verwendet cookies | durch die weitere nutzung | mit der nutzung dieser | klicken sie hier | artikel wird nach | weiter nach der | hier klicken um | teilen auf | anzeige | werbung`,
  sharing: `
    teilen teile teilt geteilt sharen drucken druckansicht druckversion ausdrucken mailen twittern
    tweeten merken speichern weiterempfehlen empfehlen empfiehl weitersagen weiterleiten versenden
    kopieren liken pinnen`,
  listing: `
    verwandte ähnliche weitere weiteres mehr andere aktuelle neueste neue letzte beliebte beliebteste
    empfohlene passende empfehlungen empfehlung interessante spannende interessieren interessant
    meistgelesene lesetipps`,
  commenting: `
    kommentar kommentare kommentiere kommentieren kommentarfunktion antwort antworten reaktionen
    leserkommentare rückmeldung trackback trackbacks pingback pingbacks`,
  advertising: 'anzeige anzeigen werbung reklame',
  words: `
    diesen dieser dieses diese dies der die das den dem des ein eine einen artikel artikeln beitrag
    beiträge beiträgen seite seiten inhalt inhalte inhalten nachrichten meldungen meldung news themen
    thema geschichten text texte post posts link url pdf info infos informationen berichte bericht leser
    im in mit zu zum zur von vom über auf bei per via als aus für an und oder ihren ihre ihnen dir dich
    euch uns sie ihr du wir mir freunden freunde freundin freund auch könnte könnten hier jetzt möchten
    wollen kannst können bitte gerne es so einfach schreibe schreiben schreib hinterlasse hinterlassen
    hinterlass verfassen abgeben anzeigen lesen ansehen keine kein noch erste ersten alle dazu ereignis
    redaktion ressort rubrik blog e-mail email gefällt gefallen hat weiterlesen weiter weitergeht geht
    nach unter fortgesetzt wird scrollen nächsten`,
  menu: `
    nachrichten | politik | wirtschaft | sport | kultur | panorama | wissen | wissenschaft | gesundheit | reise | auto | digital | netzwelt | meinung | regional
    lokales | ausland | inland | finanzen | leben | gesellschaft | feuilleton | stil | karriere | wetter | horoskop | rätsel | spiele | videos | podcasts | e paper | shop
    stellenmarkt | immobilien | trauer | thema | ratgeber | unterhaltung | technik`,
};
