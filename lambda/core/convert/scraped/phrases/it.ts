import type { Phrases } from './phrases.ts';

export const it: Phrases = {
  proofs: `
    questo sito utilizza akismet per ridurre lo spam | questo sito usa akismet per ridurre lo spam
    scopri come vengono elaborati i dati derivati dai commenti
    scopri come i tuoi dati vengono elaborati | il tuo indirizzo email non sarà pubblicato
    salva il mio nome email e sito web in questo browser per la prossima volta che commento
    devi essere connesso per inviare un commento | devi effettuare il login per lasciare un commento
    avvertimi via email in caso di risposte al mio commento
    avvertimi via email alla pubblicazione di un nuovo articolo | riproduzione riservata`,
  after: `
    lascia un commento | lascia un commento annulla risposta | lascia una risposta | lascia una risposta annulla risposta | annulla risposta | scrivi un commento | scrivi il tuo commento | invia commento | aggiungi un commento | pubblica commento
    commenta | commenti | commento | # commenti | # commento | leggi i commenti | vedi i commenti | nessun commento | ancora nessun commento | sii il primo a commentare | i commenti sono chiusi | nome | email | e mail | sito web | rispondi
    i campi obbligatori sono contrassegnati | partecipa alla discussione
    post correlati
    potrebbe piacerti anche | i più letti | le più lette | più letti | più lette | i più visti | più popolari | più commentati | altre notizie | altri articoli | ultime notizie | ultimi articoli | ultim ora | articoli recenti | commenti recenti | di tendenza
    consigliati | consigliati per te | raccomandati | in evidenza | contenuto sponsorizzato | contenuti sponsorizzati | dal web | galleria | fotogallery
    sull autore | l autore | informazioni sull autore | tutti gli articoli | vedi tutti gli articoli
    sostienici | sostieni il giornale
    seguici | seguici su | seguici sui social | seguici anche su | social | scarica l app
    precedente | successivo | successiva | articolo precedente | articolo successivo | prossimo articolo | pagina successiva | pagina precedente | pagina # di # | # di # | mostra altro | vedi altro | vedi tutti | carica altri | torna su | torna in alto
    tag | tags | etichette | argomenti | categorie | archiviato in
    tutti i diritti riservati | diritti riservati | privacy | privacy policy | informativa privacy | informativa sulla privacy | cookie policy | cookie | cookies | gestisci cookie | preferenze cookie | impostazioni cookie | termini e condizioni | condizioni d uso | note legali | mappa del sito
    contatti | contattaci | chi siamo | redazione | la redazione | pubblicità con noi | lavora con noi | accessibilità | dichiarazione di accessibilità | aiuto | gerenza`,
  boxes: `
    articoli correlati | notizie correlate | contenuti correlati | correlati | leggi anche
    ti potrebbe interessare | ti potrebbe interessare anche | potrebbe interessarti
    potrebbe interessarti anche | potrebbero interessarti | da non perdere | sullo stesso argomento
    approfondimenti
    newsletter | la newsletter | la nostra newsletter | iscriviti | iscriviti alla newsletter
    iscriviti alla nostra newsletter | abbonati | abbonati ora | registrati | ricevi la newsletter
    la tua email | inserisci la tua email`,
  around: `
    pubblicità | annuncio | annunci | sponsorizzato | continua a leggere | l articolo continua dopo la pubblicità | continua dopo la pubblicità | condividi | condividi su facebook | condividi su twitter | condividi su whatsapp | condividi questo articolo | condividi l articolo
    condividi articolo | tweet | twitta | stampa | stampa articolo | invia | invia per email | salva | copia link | copia il link | ascolta | ascolta l articolo | ascolta questo articolo | leggi tutto | leggi di più | leggi l articolo | guarda il video | guarda le foto | ingrandisci | apri galleria
    accedi | login | il mio account | menu | menù | cerca | chiudi | home | vai al contenuto | vai al contenuto principale | salta al contenuto | accetta | accetta tutti | accetta tutto | accetta i cookie | rifiuta | rifiuta tutto | continua senza accettare | diretta
    # min di lettura | # minuti di lettura | lettura # min | tempo di lettura # min | tempo di lettura # minuti | # condivisioni`,
  afterStarts: `
    sii il primo a | questo sito utilizza akismet | questo sito usa akismet | altro da | altri articoli di | tag | tags | etichette | argomenti | categorie | archiviato in | pubblicato in | iscriviti alla | iscriviti al | iscriviti per | iscriviti a | abbonati a | abbonati per | ricevi ogni | ricevi le | ricevi la nostra | ricevi gratis
    registrandoti | iscrivendoti | seguici su | segui | copyright # | vedi tutti gli articoli di | tutti gli articoli di | tutti i diritti | riproduzione riservata | per commentare | articolo precedente | articolo successivo | sull autore | unisciti al`,
  aroundStarts: `
    ti trovi in | sei qui
    leggi anche | leggi pure | guarda anche | vedi anche | per approfondire | approfondisci | utilizziamo i cookie | utilizziamo cookie | usiamo i cookie | questo sito utilizza cookie | questo sito utilizza i cookie | questo sito usa cookie | il nostro sito utilizza
    continuando a navigare | proseguendo la navigazione | clicca qui per | continua a leggere | condividi su | continua dopo | pubblicità`,
  sharing: `
    condividi condividere condividilo stampa stampare invia inviare salva salvare twitta tweet consiglia
    copia inoltra`,
  listing: `
    correlati correlate correlato simili altri altre altro più consigliati consigliate consigliato
    popolari ultime ultimi recenti suggeriti interessare interessarti piacerti`,
  commenting: 'commento commenti commenta commentare risposta risposte rispondi',
  advertising: 'pubblicità annuncio',
  words: `
    questo questa questi queste l il lo la i gli le un una articolo articoli notizia notizie post pagina
    contenuto contenuti storia storie argomento argomenti tema temi link testo approfondimento
    approfondimenti su sul sulla in nel con di del della da dal per a al e o tuo tuoi tua ti vi ci
    potrebbe potrebbero anche letti lette letto visti viste amici amico social pdf mail e-mail email
    lascia lasciare aggiungi scrivi inserisci mostra vedi leggi carica pubblica invia nessun nessuno non
    sono tutti primo qui ora sezione blog continua prosegue dopo sotto lettura leggere`,
  menu: `
    notizie | mondo | esteri | politica | economia | sport | cultura | società | opinioni | scienza | scienze | tecnologia | salute | cronaca | spettacoli | viaggi | motori | lavoro | ambiente | italia | milano | roma | napoli | torino | video | foto | meteo | podcast
    tv | calcio | moda | cucina | scuola | lettere | blog | rubriche | oroscopo | lifestyle`,
};
