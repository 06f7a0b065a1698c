import { localeOf } from '../intl.ts';

/** What pages say of their own, beside what the publication says. */
export interface Words {
  readonly subscribe: string;
  readonly sections: string;
  readonly topics: string;
  readonly updated: string;
  readonly noArticles: string;
  readonly nothingHere: string;
  readonly whyNothing: string;
  /** In a sentence. */
  readonly whatIsAFeed: string;
  /** On a feed itself. */
  readonly howFromHere: string;
  /** On a page that has feeds, and links that open them in readers. */
  readonly howToSubscribe: string;
  readonly openIn: string;
  readonly allFeeds: string;
  readonly everything: string;
  readonly authors: string;
  readonly selections: string;
  readonly opml: string;
  readonly copy: string;
  readonly copied: string;
}

const en: Words = {
  subscribe: 'Subscribe',
  sections: 'Sections',
  topics: 'Topics',
  updated: 'Updated',
  noArticles: 'No articles yet.',
  nothingHere: 'There is nothing here',
  whyNothing: 'The page has moved or gone, or the address has a slip in it.',
  whatIsAFeed:
    'A feed brings every new article to you: an app, the feed reader, looks here for news and shows it beside that of all your other sources.',
  howFromHere: 'Copy the address of this page into a reader of your choice.',
  howToSubscribe: 'Copy an address into a reader of your choice, or open it in one of these.',
  openIn: 'Open in',
  allFeeds: 'All feeds',
  everything: 'Everything',
  authors: 'Authors',
  selections: 'Selections',
  opml: 'All of them as one file for your reader (OPML)',
  copy: 'Copy',
  copied: 'Copied',
};

/** By language; the primary subtag of BCP 47. */
const byLanguage: Readonly<Record<string, Words>> = {
  en,
  de: {
    subscribe: 'Abonnieren',
    sections: 'Ressorts',
    topics: 'Themen',
    updated: 'Aktualisiert',
    noArticles: 'Noch keine Artikel.',
    nothingHere: 'Hier ist nichts',
    whyNothing: 'Die Seite ist umgezogen oder gelöscht, oder in der Adresse steckt ein Tippfehler.',
    whatIsAFeed:
      'Ein Feed bringt jeden neuen Artikel zu Ihnen: Eine App, der Feedreader, sieht hier nach Neuem und zeigt es neben dem all Ihrer anderen Quellen.',
    howFromHere: 'Kopieren Sie die Adresse dieser Seite in einen Reader Ihrer Wahl.',
    howToSubscribe:
      'Kopieren Sie eine Adresse in einen Reader Ihrer Wahl, oder öffnen Sie sie in einem von diesen.',
    openIn: 'Öffnen in',
    allFeeds: 'Alle Feeds',
    everything: 'Alles',
    authors: 'Autorinnen und Autoren',
    selections: 'Auswahlen',
    opml: 'Alle zusammen als eine Datei für Ihren Reader (OPML)',
    copy: 'Kopieren',
    copied: 'Kopiert',
  },
  fr: {
    subscribe: 'S’abonner',
    sections: 'Rubriques',
    topics: 'Sujets',
    updated: 'Mis à jour',
    noArticles: 'Pas encore d’articles.',
    nothingHere: 'Il n’y a rien ici',
    whyNothing: 'La page a été déplacée ou supprimée, ou l’adresse contient une faute.',
    whatIsAFeed:
      'Un flux vous apporte chaque nouvel article : une application, le lecteur de flux, regarde ici ce qui est nouveau et le montre à côté de toutes vos autres sources.',
    howFromHere: 'Copiez l’adresse de cette page dans le lecteur de votre choix.',
    howToSubscribe:
      'Copiez une adresse dans le lecteur de votre choix, ou ouvrez-la dans l’un de ceux-ci.',
    openIn: 'Ouvrir dans',
    allFeeds: 'Tous les flux',
    everything: 'Tout',
    authors: 'Auteurs',
    selections: 'Sélections',
    opml: 'Tous les flux en un fichier pour votre lecteur (OPML)',
    copy: 'Copier',
    copied: 'Copié',
  },
  es: {
    subscribe: 'Suscribirse',
    sections: 'Secciones',
    topics: 'Temas',
    updated: 'Actualizado',
    noArticles: 'Todavía no hay artículos.',
    nothingHere: 'Aquí no hay nada',
    whyNothing: 'La página se ha movido o ya no existe, o la dirección tiene un error.',
    whatIsAFeed:
      'Un canal le trae cada artículo nuevo: una aplicación, el lector de canales, mira aquí si hay novedades y las muestra junto a las de todas sus demás fuentes.',
    howFromHere: 'Copie la dirección de esta página en el lector que prefiera.',
    howToSubscribe: 'Copie una dirección en el lector que prefiera, o ábrala en uno de estos.',
    openIn: 'Abrir en',
    allFeeds: 'Todos los canales',
    everything: 'Todo',
    authors: 'Autores',
    selections: 'Selecciones',
    opml: 'Todos juntos en un archivo para su lector (OPML)',
    copy: 'Copiar',
    copied: 'Copiado',
  },
  pt: {
    subscribe: 'Assinar',
    sections: 'Seções',
    topics: 'Temas',
    updated: 'Atualizado',
    noArticles: 'Ainda não há artigos.',
    nothingHere: 'Não há nada aqui',
    whyNothing: 'A página mudou de lugar ou já não existe, ou há um erro no endereço.',
    whatIsAFeed:
      'Um feed traz até você cada artigo novo: um aplicativo, o leitor de feeds, procura aqui as novidades e as mostra ao lado das de todas as suas outras fontes.',
    howFromHere: 'Copie o endereço desta página no leitor que preferir.',
    howToSubscribe: 'Copie um endereço no leitor que preferir, ou abra-o em um destes.',
    openIn: 'Abrir em',
    allFeeds: 'Todos os feeds',
    everything: 'Tudo',
    authors: 'Autores',
    selections: 'Seleções',
    opml: 'Todos em um só arquivo para o seu leitor (OPML)',
    copy: 'Copiar',
    copied: 'Copiado',
  },
  it: {
    subscribe: 'Abbonarsi',
    sections: 'Sezioni',
    topics: 'Temi',
    updated: 'Aggiornato',
    noArticles: 'Ancora nessun articolo.',
    nothingHere: 'Qui non c’è nulla',
    whyNothing: 'La pagina è stata spostata o non c’è più, oppure l’indirizzo contiene un errore.',
    whatIsAFeed:
      'Un feed le porta ogni nuovo articolo: un’app, il lettore di feed, guarda qui se ci sono novità e le mostra accanto a quelle di tutte le altre sue fonti.',
    howFromHere: 'Copi l’indirizzo di questa pagina nel lettore che preferisce.',
    howToSubscribe:
      'Copi un indirizzo nel lettore che preferisce, oppure lo apra in uno di questi.',
    openIn: 'Apri in',
    allFeeds: 'Tutti i feed',
    everything: 'Tutto',
    authors: 'Autori',
    selections: 'Selezioni',
    opml: 'Tutti insieme in un file per il suo lettore (OPML)',
    copy: 'Copia',
    copied: 'Copiato',
  },
  nl: {
    subscribe: 'Abonneren',
    sections: 'Rubrieken',
    topics: 'Onderwerpen',
    updated: 'Bijgewerkt',
    noArticles: 'Nog geen artikelen.',
    nothingHere: 'Hier is niets',
    whyNothing: 'De pagina is verplaatst of verdwenen, of er zit een fout in het adres.',
    whatIsAFeed:
      'Een feed brengt elk nieuw artikel naar u toe: een app, de feedlezer, kijkt hier of er nieuws is en toont het naast dat van al uw andere bronnen.',
    howFromHere: 'Kopieer het adres van deze pagina naar een lezer naar keuze.',
    howToSubscribe: 'Kopieer een adres naar een lezer naar keuze, of open het in een van deze.',
    openIn: 'Openen in',
    allFeeds: 'Alle feeds',
    everything: 'Alles',
    authors: 'Auteurs',
    selections: 'Selecties',
    opml: 'Allemaal in één bestand voor uw lezer (OPML)',
    copy: 'Kopiëren',
    copied: 'Gekopieerd',
  },
  ar: {
    subscribe: 'اشترك',
    sections: 'الأقسام',
    topics: 'المواضيع',
    updated: 'آخر تحديث',
    noArticles: 'لا توجد مقالات بعد.',
    nothingHere: 'لا شيء هنا',
    whyNothing: 'انتقلت الصفحة أو حُذفت، أو في العنوان خطأ.',
    whatIsAFeed:
      'تحمل إليك الخلاصة كل مقال جديد: تطبيق يسمى قارئ الخلاصات يبحث هنا عن الجديد ويعرضه إلى جانب جديد مصادرك الأخرى.',
    howFromHere: 'انسخ عنوان هذه الصفحة إلى القارئ الذي تختاره.',
    howToSubscribe: 'انسخ عنوانًا إلى القارئ الذي تختاره، أو افتحه في أحد هذه.',
    openIn: 'افتح في',
    allFeeds: 'كل الخلاصات',
    everything: 'الكل',
    authors: 'الكُتّاب',
    selections: 'مختارات',
    opml: 'كلها في ملف واحد لقارئك (OPML)',
    copy: 'نسخ',
    copied: 'نُسخ',
  },
  ja: {
    subscribe: '購読する',
    sections: 'セクション',
    topics: 'トピック',
    updated: '更新',
    noArticles: 'まだ記事がありません。',
    nothingHere: 'ページが見つかりません',
    whyNothing: 'ページが移動または削除されたか、アドレスに誤りがあります。',
    whatIsAFeed:
      'フィードは新しい記事をお手元に届けます。フィードリーダーというアプリがここの新着を確認し、ほかの情報源の新着と並べて表示します。',
    howFromHere: 'このページのアドレスをお好みのリーダーにコピーしてください。',
    howToSubscribe: 'お好みのリーダーにアドレスをコピーするか、次のいずれかで開いてください。',
    openIn: '次で開く',
    allFeeds: 'すべてのフィード',
    everything: 'すべての記事',
    authors: '執筆者',
    selections: '特集',
    opml: 'まとめてリーダーに登録するためのファイル（OPML）',
    copy: 'コピー',
    copied: 'コピーしました',
  },
};

/** @param language BCP 47; one that is not among them gets English. */
export const wordsIn = (language: string): Words & { readonly language: string } => {
  const primary = localeOf(language).language;
  const words = Object.hasOwn(byLanguage, primary) ? byLanguage[primary] : undefined;
  return words ? { ...words, language } : { ...en, language: 'en' };
};
