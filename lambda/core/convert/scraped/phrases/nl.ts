import type { Phrases } from './phrases.ts';

export const nl: Phrases = {
  proofs: `
    deze site gebruikt akismet om spam te verminderen | bekijk hoe je reactie gegevens worden verwerkt
    bekijk hoe je reactiegegevens worden verwerkt | je e mailadres wordt niet gepubliceerd
    je e mailadres zal niet getoond worden | uw e mailadres wordt niet gepubliceerd
    het e mailadres wordt niet gepubliceerd
    mijn naam e mail en site opslaan in deze browser voor de volgende keer wanneer ik een reactie plaats
    je moet ingelogd zijn om een reactie te plaatsen
    je moet inloggen om een reactie te kunnen plaatsen | je moet inloggen om te kunnen reageren
    stuur mij een e mail als er nieuwe berichten zijn`,
  after: `
    geef een reactie | geef een reactie reactie annuleren | plaats een reactie | laat een reactie achter | laat een reactie achter reactie annuleren | schrijf een reactie | reactie annuleren | reactie plaatsen | reactie versturen | reageer | reageren | reacties | reactie
    # reacties | # reactie | bekijk reacties | bekijk alle reacties | geen reacties | nog geen reacties | wees de eerste die reageert | reacties zijn gesloten | de reacties zijn gesloten | naam | e mail | e mailadres | website | site | beantwoorden | antwoorden | vereiste velden zijn gemarkeerd met
    gerelateerde onderwerpen | meer lezen | meer nieuws | meer artikelen | meer verhalen | ander nieuws | overig nieuws
    dit vind je misschien ook leuk | misschien ook interessant | aanbevolen | aanbevolen voor jou | aanbevolen artikelen | meest gelezen | best gelezen | populair | populaire artikelen | populaire berichten | trending | laatste nieuws | net binnen | recente berichten | recente reacties
    uitgelicht | gesponsord | gesponsorde inhoud | partnercontent | fotogalerij | over de auteur | over de schrijver | alle berichten | alle artikelen | meer van deze auteur
    nieuwsbrieven | abonneer je nu | word abonnee | neem een abonnement | steun ons | word lid | doneer
    volg ons | volg ons op | volg ons op facebook | sociale media | social media | download de app
    vorige | volgende | vorig artikel | volgend artikel | vorig bericht | volgend bericht | volgende pagina | vorige pagina | pagina # van # | # van # | meer laden | toon meer | bekijk meer | bekijk alles | terug naar boven | naar boven | tags | trefwoorden | onderwerpen | categorieën | geplaatst in
    alle rechten voorbehouden | privacy | privacybeleid | privacyverklaring | privacy statement | cookiebeleid | cookies | cookie instellingen | cookie voorkeuren | cookieverklaring | gebruiksvoorwaarden | algemene voorwaarden | voorwaarden | disclaimer | colofon | sitemap | contact | over ons | adverteren | vacatures | klantenservice | veelgestelde vragen | tip de redactie
    toegankelijkheid | archief`,
  boxes: `
    gerelateerd | gerelateerde artikelen | gerelateerde berichten | gerelateerd nieuws | lees ook
    lees verder | meer over dit onderwerp | verwante artikelen | ook interessant | bekijk ook
    aanraders | mis het niet
    nieuwsbrief | onze nieuwsbrief | meld je aan | meld u aan | meld je aan voor onze nieuwsbrief
    schrijf je in voor onze nieuwsbrief | schrijf je in | inschrijven | aanmelden
    aanmelden nieuwsbrief | abonneren | abonneer | abonneer nu | je e mailadres | uw e mailadres
    vul je e mailadres in`,
  around: `
    advertentie | advertenties | reclame | gesponsord bericht | lees verder na de advertentie | lees verder onder de advertentie | artikel gaat verder onder de advertentie | het artikel gaat verder na de advertentie | tekst gaat verder onder de advertentie | tekst loopt door onder de advertentie | verder lezen
    delen | deel | deel dit | deel dit artikel | deel artikel | deel dit bericht | deel op facebook | deel op twitter | deel via whatsapp | deel via e mail | delen op facebook | delen via whatsapp | tweeten | printen | afdrukken | print dit artikel | bewaren | opslaan | bewaar artikel | kopieer link | link kopiëren | luister | luister naar dit artikel | beluister dit artikel
    lees meer | meer informatie | bekijk video | bekijk foto s | vergroot afbeelding | inloggen | log in | registreren | mijn account | menu | zoeken | zoek | sluiten | sluit | home | voorpagina | ga naar inhoud | ga naar de inhoud | naar de inhoud | spring naar inhoud
    accepteren | alles accepteren | alle cookies accepteren | cookies accepteren | akkoord | weigeren | alles weigeren | live | # min leestijd | # minuten leestijd | leestijd # min | leestijd # minuten | # min lezen | # keer gedeeld`,
  afterStarts: `
    wees de eerste | deze site gebruikt akismet | meer over | meer van | meer uit | tags | trefwoorden | onderwerpen | categorieën | categorie | geplaatst in | meld je aan | meld u aan | schrijf je in | abonneer je op | ontvang de | ontvang onze | ontvang elke | ontvang dagelijks | ontvang het laatste | door je aan te melden | door je in te schrijven
    volg ons op | volg ons via | copyright # | alle berichten van | alle artikelen van | alle rechten | niets uit deze | om te reageren | vorig artikel | volgend artikel | vorig bericht | volgend bericht | over de auteur | heb je een tip`,
  aroundStarts: `
    u bent hier | je bent hier
    lees ook | lees meer | lees verder | bekijk ook | zie ook | kijk ook | wij gebruiken cookies | we gebruiken cookies | deze website gebruikt cookies | deze site gebruikt cookies | onze website gebruikt cookies | onze site maakt gebruik van cookies | door verder te gaan | door gebruik te maken van | klik hier om | tekst gaat verder | artikel gaat verder | het artikel gaat verder | klik hier voor | delen op | deel op | advertentie`,
  sharing: `
    deel delen gedeeld print printen afdrukken mail mailen tweet tweeten bewaar bewaren opslaan kopieer
    kopiëren doorsturen aanbevelen`,
  listing: `
    gerelateerd gerelateerde vergelijkbare soortgelijke meer andere overige aanbevolen populair
    populaire laatste nieuwste recente interessant interessante interesseren verder ook`,
  commenting: 'reactie reacties reageer reageren antwoord antwoorden opmerking opmerkingen',
  advertising: 'advertentie advertenties reclame',
  words: `
    dit deze die dat de het een artikel artikelen bericht berichten pagina verhaal verhalen nieuws
    onderwerp onderwerpen inhoud link tekst post posts blog over op in met van uit via per als voor aan
    bij en of jouw je uw u jullie ons onze vind vindt misschien lees lezen gelezen bekeken meest best
    vrienden vriend sociale media pdf e-mail email mail plaats plaatsen schrijf schrijven laat achter
    toon tonen bekijk bekijken laad geen nog alle eerste wees hier nu kan kunnen rubriek dossier gaat
    verder onder na volgende verderlezen`,
  menu: `
    nieuws | binnenland | buitenland | politiek | economie | sport | cultuur | wetenschap | tech | gezondheid | opinie | regio | lokaal | wonen | reizen | leven | eten | muziek | film | boeken | media | weer | verkeer | podcasts | video | video s | columns | puzzels | achterklap
    entertainment | geld | auto | voetbal | samenleving | klimaat | onderwijs | zakelijk | winkel`,
};
