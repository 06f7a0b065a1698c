import type { Phrases } from './phrases.ts';

export const fr: Phrases = {
  proofs: `
    ce site utilise akismet pour réduire les indésirables
    en savoir plus sur la façon dont les données de vos commentaires sont traitées
    en savoir plus sur comment les données de vos commentaires sont utilisées
    votre adresse e mail ne sera pas publiée | votre adresse de messagerie ne sera pas publiée
    enregistrer mon nom mon e mail et mon site dans le navigateur pour mon prochain commentaire
    enregistrer mon nom mon e mail et mon site web dans le navigateur pour mon prochain commentaire
    vous devez vous connecter pour publier un commentaire
    vous devez être connecté pour publier un commentaire
    prévenez moi de tous les nouveaux commentaires par e mail | toute reproduction interdite`,
  after: `
    laisser un commentaire | laissez un commentaire | laisser un commentaire annuler la réponse | annuler la réponse
    écrire un commentaire | écrivez un commentaire | ajouter un commentaire | votre commentaire | poster un commentaire
    publier un commentaire | publier le commentaire | laisser une réponse | commenter | commentaires | commentaire
    # commentaires | # commentaire | voir les commentaires | lire les commentaires | aucun commentaire | réagir
    soyez le premier à commenter | soyez le premier à réagir | les commentaires sont fermés | les commentaires sont clos
    nom | e mail | adresse e mail | site web | site | répondre | les champs obligatoires sont indiqués avec
    dans la même rubrique | vous aimerez aussi | vous pourriez aimer | vous pourriez aussi aimer
    cela pourrait vous intéresser | ces articles pourraient vous intéresser | les plus lus | les plus partagés | les plus commentés
    articles les plus lus | le plus lu | plus d articles | plus d actualités | plus d infos | dernières actualités | les dernières actualités
    derniers articles | articles récents | commentaires récents | tendances | recommandé pour vous | recommandés | nos recommandations | nos suggestions
    à la une | l essentiel | contenu sponsorisé | contenus sponsorisés | contenu partenaire | galerie
    à propos de l auteur | l auteur | voir tous les articles | tous ses articles | contacter l auteur
    newsletters | inscription
    soutenez nous | faire un don | suivez nous | suivez nous sur | nous suivre | réseaux sociaux | télécharger l application
    précédent | suivant | article précédent | article suivant | page suivante | page précédente | page # sur # | # sur # | voir plus | voir tout
    charger plus | haut de page | retour en haut | étiquettes | mots clés | tags | thèmes | catégories | classé sous
    tous droits réservés | mentions légales | politique de confidentialité | confidentialité | données personnelles | protection des données | politique de cookies
    cookies | gestion des cookies | gérer les cookies | paramétrer les cookies | gérer mes cookies | conditions générales | conditions d utilisation | conditions générales d utilisation | cgu | cgv
    plan du site | contact | contactez nous | nous contacter | qui sommes nous | à propos | régie publicitaire | annonceurs | archives | aide | accessibilité
    nos offres | offres d abonnement | déjà abonné`,
  boxes: `
    à lire aussi | à lire également | lire aussi | lire également | à voir aussi | articles similaires
    articles liés | article lié | sur le même sujet | sur le même thème | à découvrir aussi
    à ne pas manquer
    newsletter | la newsletter | notre newsletter | lettre d information | inscrivez vous | s inscrire
    s abonner | abonnez vous | je m abonne | je m inscris | abonnez vous à notre newsletter
    inscrivez vous à notre newsletter | recevez notre newsletter | votre e mail | votre adresse e mail`,
  around: `
    envoyer à un ami | publicité | annonce | annonces | sponsorisé | la suite après la publicité | la suite après cette publicité | lire la suite | lire plus | la suite
    poursuivre la lecture | continuer la lecture | suite de l article après la publicité | partager | partagez | partager l article | partager cet article
    partagez cet article | partager sur facebook | partager sur twitter | partager sur whatsapp | partager par e mail | tweeter | imprimer
    envoyer | envoyer par e mail | enregistrer | sauvegarder | copier le lien | écouter | écouter l article | écouter cet article | en savoir plus | agrandir l image | voir la vidéo
    voir les photos | se connecter | connexion | mon compte | menu | rechercher | recherche | fermer | accueil | aller au contenu | aller au contenu principal
    accepter | tout accepter | accepter et fermer | tout refuser | refuser | continuer sans accepter | en direct
    # min de lecture | # minutes de lecture | lecture # min | temps de lecture # min | temps de lecture # minutes | # partages | # partage | offrir l article | offrir cet article`,
  afterStarts: `
    soyez le premier à | ce site utilise akismet | plus de | étiquettes | mots clés | thèmes | catégories | classé sous | publié dans | abonnez vous à | abonnez vous pour
    inscrivez vous à | inscrivez vous pour | recevez chaque | recevez gratuitement | recevez notre | recevez nos | recevez le meilleur | recevez toute | en vous inscrivant | suivez nous sur | suivez l actualité | retrouvez nous sur
    copyright # | voir tous les articles de | tous les articles de | tous droits réservés | toute reproduction | pour commenter | si vous avez aimé | rejoignez nous sur
    article précédent | article suivant | à propos de l auteur | déjà abonné`,
  aroundStarts: `
    vous êtes ici
    à lire aussi | à lire également | lire aussi | lire également | à voir aussi | voir aussi | lisez aussi | nous utilisons des cookies | ce site utilise des cookies
    notre site utilise des cookies | en poursuivant votre navigation | en continuant à naviguer | cliquez ici pour | lire la suite | cliquez pour | partager sur | la suite après | publicité`,
  sharing: `
    partager partagez partage imprimer imprimez envoyer envoyez enregistrer sauvegarder tweeter
    recommander recommandez transférer copier épingler`,
  listing: `
    similaires connexes lié liés liées plus autres autre recommandé recommandés recommandées populaires
    dernières derniers récents récentes suggestions suggérés intéresser intéresserait plaire aussi
    également`,
  commenting: `
    commentaire commentaires commenter commentez réponse réponses répondre réagir réagissez réaction
    réactions`,
  advertising: 'publicité annonce annonces',
  words: `
    cet cette ce ces l d le la les un une des article articles contenu contenus page histoire actualité
    actualités actu actus info infos nouvelle nouvelles billet billets publication publications sujet
    sujets thème dossier lien texte sur dans avec de du par via pour à au aux et ou en votre vos vous
    ton tes nous notre nos pourrait pourraient peut lire lus lues lu vu vus voir laisser laissez ajouter
    ajoutez écrire écrivez poster publier afficher masquer charger aucun aucune pas tous premier
    première soyez être ici maintenant amis ami réseaux sociaux pdf mail e-mail email rubrique même
    suite après dessous continue continuez continuer lecture`,
  menu: `
    actualités | actualité | actu | monde | politique | économie | société | sports | culture | sciences | santé | planète
    environnement | opinions | débats | idées | france | international | régions | faits divers | vidéos | photos | high tech | loisirs | cinéma | voyage
    éducation | justice | pixels | météo | emploi | immobilier | archives | rss`,
};
