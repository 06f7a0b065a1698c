import type { Phrases } from './phrases.ts';

export const en: Phrases = {
  proofs: `
    this site uses akismet to reduce spam | learn how your comment data is processed
    this site uses akismet to reduce spam learn more about how your comment data is processed
    your email address will not be published
    save my name email and website in this browser for the next time i comment
    notify me of follow up comments by email | notify me of new posts by email
    you must be logged in to post a comment | you must log in to post a comment
    you must be registered and logged in to post a comment
    this material may not be published broadcast rewritten or redistributed`,
  after: `
    leave a comment | leave a reply | leave a comment cancel reply | leave a reply cancel reply
    write a comment | write your comment | add a comment | add your comment | add comment
    post a comment | post comment | submit comment | post your comment | join the conversation
    cancel reply | be the first to comment | be the first to leave a comment | view comments
    show comments | load comments | load more comments | read the comments | comments | comment
    # comments | # comment | comments # | no comments | no comments yet | comments are closed
    comments are off | required fields are marked | name | email | e mail | website | reply
    have your say | have your say give us feedback | share your thoughts with friends
    submit a correction | report an error | report a typo | see an error
    related tags
    more news | more articles | more headlines | more like this
    more coverage | latest stories
    latest news | most read | most popular | most viewed | most shared | most commented | popular
    popular posts | popular now | popular stories
    editor s pick | you may also like | you might also like
    you may also be interested in | you might be interested in | next up
    keep reading
    around the web | from around the web | from the web | sponsored content | sponsored stories
    promoted content | promoted stories | promoted links | paid content | from our partners
    recent posts | recent articles | recent stories | recent comments | on our radar | hot topics
    featured videos | upcoming events | staff writer | gallery | see full gallery | back to gallery | photo gallery
    about the author | about the authors | about the writer | author bio | more from this author
    view all posts | see all posts | all posts | written by | contact the author | follow the author
    subscribe today
    thank you for subscribing | follow us | follow us on | follow
    find us on facebook | follow us on twitter | like us on facebook | watch us on youtube | stay connected | connect with us
    get the app | download the app | download our app | our apps | support our journalism
    support independent journalism | become a member | become a subscriber | donate | donate now
    previous | next | previous post | next post | previous article | next article | previous story
    next story | older posts | newer posts | older | newer | back to top | go to top | top
    next page | previous page | page # of # | # of # | next prev | prev next | load more | show more
    see more | view more | see all | view all | tags | tagged | tagged with | topics | filed under
    categories | posted in | our standards | corrections | read full story
    all rights reserved | copyright | terms of use | terms of service | terms and conditions
    terms conditions | terms | privacy | privacy policy | privacy notice | privacy settings | cookie policy | cookies
    cookie settings | cookie preferences | manage cookies | cookie notice | do not sell my personal information
    do not sell my info | accessibility | accessibility statement | sitemap | site map | site index
    ad choices | adchoices | about our ads | advertise | advertise with us | contact us
    about us | code of ethics | community guidelines | careers | work for us | jobs | help | help centre | help center
    faq | faqs | feedback | rss | rss feeds | imprint | disclaimer | disclosure | media kit | our network | our sites
    subscriber services | back issues | submit a tip | send us a tip`,
  boxes: `
    related | related articles | related stories | related posts | related news | related content
    related coverage | related topics | related links | related video | related videos | more stories
    more on this story | more on this topic | more for you | more to read | trending | trending now
    trending news | trending stories | recommended | recommended stories | recommended for you
    recommended reading | editors picks | editor s picks | read next | up next | what to read next
    don t miss | in case you missed it | must read | must reads | top stories | story timeline
    featured video | more
    newsletter | newsletters | our newsletter | sign up for our newsletter | newsletter sign up
    subscribe to our newsletter | join our newsletter | get our newsletter | get the newsletter
    email newsletter | enter your email | enter your email address | your email address | your email
    email address | sign up | subscribe | subscribe now | sign me up | sign up for our newsletters`,
  around: `
    advertisement | advertisements | ad | ads | advertising | sponsored | sponsor message
    advertisement continue reading below | article continues below advertisement
    story continues below advertisement | continue reading below | continue reading
    continue reading the main story | article continues after advertisement
    story continues after advertisement | scroll to continue | skip advertisement | skip ad
    skip to content | skip to main content | skip to navigation | skip past newsletter promotion
    after newsletter promotion | loading | supported by | log in | login | sign in | register | my account
    create account | menu | search | close | open menu | close menu | toggle navigation | home
    share | share this | share this article | share this story | share this post | share on facebook
    share on twitter | share via email | share on whatsapp | share on linkedin | sharing is caring | sharing
    # shares | shares | # share | tweet | tweet this | print | print this article | print this page | email this
    email this article | email me | save | save for later | bookmark | save article | copy link | link copied
    copy this link | listen | listen to this article | listen to article | read more | read more here | more info
    click here | click to enlarge | click to share | view gallery | view image | enlarge image | expand
    see more | show caption | hide caption | toggle caption | caption | image # of # | image | # # | play video
    watch video | video | photo | photos | watch now | live | breaking news | your browser does not support the video tag
    this video is not available | advertisement feature | accept | accept all | accept all cookies | accept cookies
    reject all | i agree | got it | ok | no thanks | x | key points | story highlights | text size | font size
    # min read | # minute read | # mins read | # minutes read | # min | reading time # min | reading time # minutes
    # views | # # comments | posts | tweets | author | publish date | date published`,
  afterStarts: `
    be the first to comment | copyright # | this site uses akismet | more from | more in | more on | more great | more top | more business | more world | more sports | read more from
    more stories from | related topics | related tags | related article | related stories | you may also like
    about the author | sign up for | sign up to | sign up and | sign up here | subscribe to | subscribe now | subscribe for | subscribe today
    get the latest | get our | get breaking news | get the best of | join our newsletter | join our mailing list
    enter your email | by signing up | by subscribing | by submitting | by clicking | by registering
    registration on or use of | use of this site | use of and or registration | this website uses | follow us on | follow us
    follow the | follow me on | like us on | find us on | view all posts by | view more posts by
    more articles by | more posts by | all posts by | posts by | see all posts by | filed under | filed to | posted in | tagged with
    tags | topics | categories | all rights reserved | read the full story | reporting by | editing by
    writing by | additional reporting by | our standards | the material on this site | this material may not
    no part of this | notify me | already a subscriber | already have an account | not a subscriber
    don t have an account | have a tip | have a story | got a tip | got a story | send tips to | contact the reporter at
    contact the writer at | email the author | want more | this article was originally published
    this story was originally published | this article originally appeared | this post originally appeared
    first published | originally published | last updated | community rules apply | trending in | most read in | most popular in | a version of this article
    support our journalism | thank you for reading | thanks for reading | to read more | previous post | next post
    previous article | next article | comments # | leave a comment on | to comment | click here to subscribe
    click here to sign up | download our app | download the app | our affiliate | popular in | latest in | new in`,
  aroundStarts: `
    you are here | watch also | also watch | more here
    advertisement | sponsored by | read more | also read | read also | see also | also see | related post
    related story | related | recommended | we use cookies | this site uses cookies | this website uses cookies | our site uses cookies
    by continuing to use this | by using this site | click here to | click to share | share on | share this
    opens in new window | story continues below | article continues below | watch below | watch more
    don t miss | listen to this | image # | photo # | slide # | last modified | enable javascript | please enable javascript
    your browser does not | javascript is | filed to | view gallery`,
  sharing:
    'share sharing print email e-mail mail tweet bookmark save copy pin forward send recommend like',
  listing: `
    related similar more further other recommended suggested popular latest recent trending top featured
    favourite favorite also must explore discover`,
  commenting:
    'comment comments reply replies response responses trackback trackbacks pingback pingbacks',
  advertising: 'advertisement advertisements ad ads advert sponsor',
  words: `
    this the that these there yours say a an article articles story stories post posts page pages news item content link
    links url reading read reads viewed shared commented most topic topics subject section category blog
    site on in of from about to for with by via as at your you our my me us it and or text pdf friends
    friend now here first be leave add write view show hide see load submit send join no one are is
    there all new editors picks choice like might may want interest interested interesting will find
    useful enjoy please what know everyone world others network social media continue continues
    continued below after scroll resume resumes`,
  menu: `
    news | world | u s | us | uk | politics | business | opinion | opinions | sport | sports | arts | culture
    entertainment | lifestyle | life style | style | travel | food | health | science | tech | technology
    science technology | weather | local | local news | video | videos | podcast | podcasts | photos | tv | more
    books | music | movies | film | television | climate | environment | education | money | economy
    markets | obituaries | letters | magazine | crossword | games | puzzles | programmes | investigations | features
    real estate | cars | autos | fashion | recipes | cooking | election | africa | asia | europe | middle east
    latin america | americas | company | about | contact | team | events | shop | store | archive | archives
    home page | today s paper | editorials | classifieds | subscriptions | facebook | twitter | instagram | youtube`,
};
