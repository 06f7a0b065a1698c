import type { Phrases } from './phrases.ts';

export const es: Phrases = {
  proofs: `
    este sitio usa akismet para reducir el spam | aprende cómo se procesan los datos de tus comentarios
    este sitio utiliza akismet para reducir el spam aprende cómo se procesan los datos de tus comentarios
    este sitio usa akismet para reducir el spam conoce cómo se procesan los datos de tus comentarios
    tu dirección de correo electrónico no será publicada
    guarda mi nombre correo electrónico y web en este navegador para la próxima vez que comente
    debes iniciar sesión para publicar un comentario | recibir nuevas entradas por email
    lo siento debes estar conectado para publicar un comentario
    prohibida su reproducción total o parcial | prohibida la reproducción total o parcial`,
  after: `
    deja un comentario | deja tu comentario | deja una respuesta | deja un comentario cancelar la respuesta
    deja una respuesta cancelar la respuesta | cancelar la respuesta | cancelar respuesta | escribe un comentario
    escribe tu comentario | publicar comentario | publicar el comentario | enviar comentario | añadir comentario
    agregar comentario | comenta | comentar | comentarios | comentario | # comentarios | # comentario
    ver comentarios | ver los comentarios | sé el primero en comentar | sin comentarios | no hay comentarios
    únete a la conversación | los comentarios están cerrados | comentarios cerrados | nombre | correo electrónico
    correo | sitio web | web | responder | los campos obligatorios están marcados con
    entradas relacionadas | te podría interesar
    también te puede gustar | quizás te interese
    lo más leído | lo más visto | lo más popular | lo más comentado | más leídas | las más leídas | más leído
    más noticias | más sobre este tema | más en esta sección | últimas noticias | lo último
    tendencias | recomendados | recomendado | recomendamos | te recomendamos | destacados | seguir leyendo
    más historias | más vistos | entradas recientes | comentarios recientes | galería | contenido patrocinado
    sobre el autor | sobre la autora | acerca del autor | ver todas las entradas | archivado en | más del autor
    boletines | suscríbase
    apoya nuestro periodismo | hazte socio | hazte socia
    síguenos | síguenos en | síganos en | síguenos en redes sociales | redes sociales | descarga la app
    anterior | siguiente | artículo anterior | artículo siguiente | entrada anterior | entrada siguiente
    noticia anterior | noticia siguiente | página siguiente | página anterior | página # de # | # de # | ver más
    cargar más | volver arriba | subir | etiquetas | etiquetado | temas | categorías
    todos los derechos reservados | derechos reservados | aviso legal | política de privacidad | privacidad
    política de cookies | cookies | configuración de cookies | configurar cookies | términos y condiciones | condiciones de uso | términos de uso
    mapa del sitio | mapa web | contacto | contáctanos | quiénes somos | publicidad con nosotros | anúnciate | anúnciese
    nosotros | trabaja con nosotros | accesibilidad | código ético | ayuda | suscripciones`,
  boxes: `
    relacionado | relacionadas | relacionados | noticias relacionadas | artículos relacionados
    notas relacionadas | contenido relacionado | temas relacionados | te puede interesar
    también te puede interesar | le puede interesar | no te pierdas | más información
    boletín | newsletter | nuestro boletín | suscríbete | suscribirse | suscríbete a nuestro boletín
    suscríbete a nuestra newsletter | recibe nuestro boletín | regístrate | apúntate
    introduce tu correo | tu correo electrónico`,
  around: `
    publicidad | anuncio | anuncios | patrocinado | continúa leyendo | sigue leyendo | continuar leyendo
    la noticia continúa debajo de la publicidad | continúa después de la publicidad | contenido patrocinado por
    compartir | comparte | compártelo | compartir en facebook | compartir en twitter | compartir en whatsapp
    compartir esta noticia | compartir este artículo | comparte esta noticia | comparte este artículo | comparte en redes | compartir artículo
    tuitear | tweetear | imprimir | enviar | enviar por correo | guardar | copiar enlace | copiar link | escuchar | escucha esta noticia
    leer más | lee más | lea también | lee también | ver galería | ampliar imagen | ver vídeo | ver video | reproducir
    iniciar sesión | inicia sesión | iniciar sesión registrarse | mi cuenta | menú | buscar | cerrar | inicio | portada | saltar al contenido
    ir al contenido | aceptar | aceptar todas | aceptar cookies | rechazar | en vivo | en directo | # min de lectura | # minutos de lectura
    # min | lectura de # min | tiempo de lectura # min | tiempo de lectura # minutos | # compartidos | # veces compartido | última hora`,
  afterStarts: `
    sé el primero en comentar | este sitio usa akismet | este sitio utiliza akismet | más de | más en | más sobre | etiquetas | temas | categorías
    archivado en | publicado en | suscríbete a | suscríbete y | suscríbete para | suscríbase a | recibe las noticias | recibe en tu correo
    recibe nuestro | recibe cada | apúntate a | regístrate para | al suscribirte | síguenos en | síganos en | sigue a | copyright # | ver todas las entradas de
    todos los derechos | prohibida su | prohibida la reproducción | noticias relacionadas | artículos relacionados | si te gustó | si te ha gustado
    para comentar | únete a nuestro canal | artículo anterior | artículo siguiente | entrada anterior | entrada siguiente | sobre el autor | sobre la autora`,
  aroundStarts: `
    utilizamos cookies propias | utilizamos cookies para | utilizamos cookies y | usamos cookies para | está usted en | estás en | vea también | vea además | lee también | lea también | lea además | mira también | puedes ver
    lea también | lee también | leer también | lea más | lee más | te puede interesar | también te puede interesar | ver también | relacionado
    utilizamos cookies | usamos cookies | este sitio web utiliza cookies | este sitio utiliza cookies | esta web utiliza cookies | esta web usa cookies
    este sitio usa cookies | al continuar navegando | si continúa navegando | haz clic para | continúa leyendo | sigue leyendo | haga clic para | compartir en | pulsa aquí para
    mira también | mirá también | no te pierdas | publicidad`,
  sharing: `
    compartir comparte compartelo compártelo compartela compártela imprimir imprime enviar envía guardar
    guarda tuitear twittear recomendar reenviar copiar`,
  listing: `
    relacionado relacionados relacionada relacionadas similares más otros otras recomendado recomendados
    recomendadas populares últimas últimos recientes destacadas destacados interesar interesarte gustar`,
  commenting: 'comentario comentarios comenta comentar respuesta respuestas responder opina',
  advertising: 'publicidad anuncio anuncios',
  words: `
    este esta esto esa ese estos estas el la los las lo un una unos artículo artículos noticia noticias
    nota notas entrada entradas página contenido contenidos historia historias tema temas publicación
    publicaciones enlace texto información leído leídos leídas visto vistos vistas lectores en con de
    del por para a al y o sobre sección tu tus su sus te le nos puede pueden podría podrían también
    amigos amigo redes sociales pdf correo electrónico email deja dejar añade añadir escribe escribir
    ver leer mostrar cargar publicar enviar sin no hay todos primer primero ser sé aquí ahora que
    continúa continua sigue leyendo después debajo continuar tras`,
  menu: `
    noticias | mundo | internacional | política | economía | deportes | cultura | sociedad | opinión | ciencia
    tecnología | salud | estilo | viajes | gente | local | sucesos | españa | méxico | argentina | colombia
    editorial | cartas | vídeos | multimedia | espectáculos | entretenimiento | hemeroteca | agenda`,
};
