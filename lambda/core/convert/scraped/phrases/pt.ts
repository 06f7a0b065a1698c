import type { Phrases } from './phrases.ts';

export const pt: Phrases = {
  proofs: `
    este site utiliza o akismet para reduzir spam | saiba como seus dados em comentários são processados
    este site usa o akismet para reduzir spam saiba como seus dados em comentários são processados
    este site utiliza o akismet para reduzir spam fica a saber como são processados os dados dos comentários
    este site usa akismet para reduzir spam saiba como os seus dados de comentário são processados
    o seu endereço de e mail não será publicado | o seu endereço de email não será publicado
    seu endereço de email não será publicado
    salvar meus dados neste navegador para a próxima vez que eu comentar
    guardar o meu nome email e site neste navegador para a próxima vez que eu comentar
    você precisa fazer o login para publicar um comentário
    tem de iniciar a sessão para publicar um comentário
    notifique me sobre novas publicações por e mail | proibida a reprodução total ou parcial`,
  after: `
    deixe um comentário | deixe o seu comentário | deixe seu comentário | deixe uma resposta | deixe uma resposta cancelar resposta | deixe um comentário cancelar resposta | cancelar resposta
    escreva um comentário | escreva o seu comentário | escreva seu comentário | adicionar comentário | publicar comentário | enviar comentário | comentar | comente | comentários | comentário
    # comentários | # comentário | ver comentários | nenhum comentário | sem comentários | seja o primeiro a comentar | os comentários estão encerrados | comentários encerrados | nome | e mail | email | site
    responder | campos obrigatórios são marcados com | campos obrigatórios marcados com
    posts relacionados | conteúdos relacionados | leia mais sobre
    você pode gostar | você também pode se interessar | pode também gostar | mais lidas | as mais lidas | mais lidos | mais vistas | mais populares | mais notícias | mais artigos
    mais sobre este assunto | últimas notícias | últimas | recomendados | recomendadas | recomendado para você | recomendadas para você | destaques | tendências | em alta | posts recentes | comentários recentes | galeria | conteúdo patrocinado
    sobre o autor | sobre a autora | ver todos os posts | todos os artigos | mais do autor
    newsletters | boletim
    apoie nosso jornalismo | apoie o nosso jornalismo
    siga nos | siga nos no | siga nos em | siga nos nas redes sociais | redes sociais | baixe o aplicativo | baixe o app
    anterior | seguinte | próximo | próxima | artigo anterior | próximo artigo | artigo seguinte | post anterior | próximo post | notícia anterior | próxima notícia | próxima página | página anterior | página # de # | # de #
    ver mais | veja mais | carregar mais | voltar | voltar ao topo | topo | tags | etiquetas | temas | tópicos | assuntos | categorias
    todos os direitos reservados | direitos reservados | política de privacidade | privacidade | política de cookies | cookies | configurações de cookies | gerir cookies | preferências de cookies | termos de uso | termos e condições | termos de utilização
    mapa do site | contato | contacto | contactos | fale conosco | quem somos | sobre nós | anuncie | anuncie conosco | publicite aqui | ficha técnica | estatuto editorial | expediente | trabalhe conosco | ajuda | acessibilidade`,
  boxes: `
    relacionados | relacionadas | notícias relacionadas | artigos relacionados | matérias relacionadas
    conteúdo relacionado | leia também | veja também | você também pode gostar
    também lhe pode interessar | não perca
    newsletter | nossa newsletter | assine | assine já | assine a newsletter | assine nossa newsletter
    subscreva | subscrever | subscreva a newsletter | subscreva a nossa newsletter | inscreva se
    cadastre se | receba nossa newsletter | receba a nossa newsletter | seu e mail | o seu email
    o seu e mail | digite seu e mail`,
  around: `
    publicidade | anúncio | anúncios | patrocinado | continua após a publicidade | continua após publicidade | a notícia continua após a publicidade | continue lendo | continuar a ler | continuar lendo
    compartilhar | compartilhe | partilhar | partilhe | partilhar artigo | compartilhe esta notícia | compartilhe este artigo | partilhe este artigo | compartilhar no facebook | compartilhar no twitter | compartilhar no whatsapp | partilhar no facebook
    tweetar | imprimir | enviar | enviar por e mail | enviar por email | salvar | guardar | guardar artigo | copiar link | copiar ligação | ouvir | ouvir artigo | ouça este conteúdo | leia mais | ler mais | saiba mais | ver galeria | ampliar imagem | assistir | ver vídeo
    entrar | iniciar sessão | fazer login | minha conta | menu | buscar | pesquisar | fechar | início | página inicial | ir para o conteúdo | pular para o conteúdo | saltar para o conteúdo
    aceitar | aceitar todos | aceitar cookies | rejeitar | rejeitar todos | ao vivo | em direto | # min de leitura | # minutos de leitura | leitura # min | tempo de leitura # min | tempo de leitura # minutos | # compartilhamentos | # partilhas`,
  afterStarts: `
    seja o primeiro a | este site utiliza o akismet | este site usa o akismet | mais de | mais em | mais sobre | tags | etiquetas | temas | tópicos | assuntos | categorias | publicado em | assine nossa | assine a nossa | assine o | subscreva a | subscreva o
    inscreva se em | inscreva se na | inscreva se no | cadastre se para | receba as | receba notícias | receba no seu | receba nossa | receba a nossa | receba todas | ao se inscrever | ao subscrever | siga nos no | siga nos na | siga nos em | siga o | copyright # | ver todos os posts de | todos os direitos
    proibida a reprodução | é proibida a reprodução | para comentar | artigo anterior | próximo artigo | sobre o autor | sobre a autora | entre no canal`,
  aroundStarts: `
    utilizamos cookies para | utilizamos cookies e | usamos cookies para | usamos cookies e | você está aqui | está aqui
    leia também | leia mais | ler também | veja também | saiba mais | confira também | usamos cookies | utilizamos cookies | este site utiliza cookies | este site usa cookies | nosso site usa cookies | o nosso site utiliza cookies
    ao continuar navegando | ao continuar a navegar | ao navegar neste site | clique aqui para | continua após a | continue lendo | compartilhar no | partilhar no | continua após | publicidade`,
  sharing: `
    compartilhar compartilhe compartilha partilhar partilhe partilha imprimir imprima enviar envie
    salvar salve guardar tweetar tuitar recomendar copiar encaminhar`,
  listing: `
    relacionado relacionados relacionada relacionadas semelhantes similares mais outros outras
    recomendado recomendados recomendadas populares últimas últimos recentes destaques interessar gostar
    também`,
  commenting: 'comentário comentários comente comentar comenta resposta respostas responder',
  advertising: 'publicidade anúncio anúncios propaganda',
  words: `
    este esta isto esse essa estes o a os as um uma artigo artigos notícia notícias matéria matérias
    página conteúdo conteúdos história histórias tema temas assunto assuntos publicação publicações post
    posts link texto em no na nos nas com de do da dos das por pelo para ao e ou sobre seção secção seu
    sua seus te lhe você pode podem poderá lidas lidos lida vistas vistos lido amigos amigo redes
    sociais pdf e-mail email deixe deixar adicione adicionar escreva escrever ver ler leia veja mostrar
    carregar publicar sem nenhum não há todos primeiro seja ser aqui agora que continua continue
    continuar depois após abaixo lendo`,
  menu: `
    notícias | mundo | política | economia | esportes | esporte | desporto | cultura | sociedade | opinião | ciência | tecnologia | saúde | educação | brasil | portugal | cidades | local | vídeos | podcasts | entretenimento
    famosos | viagem | vida | futebol | colunas | editorial | multimédia | meteorologia | emprego | classificados | lifestyle`,
};
