import { skeleton } from './confusable.ts'

export type ReservedReason = 'infrastructure' | 'mail' | 'brand' | 'product' | 'abuse' | 'authorities' | 'future'

/** Says why an address, or one that looks like it, is not for schools; undefined if it is free to take. */
export function reservedReason(slug: string): ReservedReason | undefined {
  return reasons.get(skeleton(slug))
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Our own name with a word that asks for trust; `cubby-house` and the like stay open to honest nurseries. */
const trustWords = words(`
  account accounts admin app billing console help id invoice login mail office official pay payment safe
  secure security sign-in sso staff status support team verify
`)

/** Every reserved address by reason; none is a school's, ever. Hyphens and look-alikes need no entries of their own. */
export const reservedNames: Readonly<Record<ReservedReason, readonly string[]>> = {
  /** Hosts that programs look for by themselves, or that operators expect to be theirs. */
  infrastructure: words(`
    www www1 www2 www3 web ftp sftp ssh vpn dns ns ns0 ns1 ns2 ns3 ns4 ntp proxy gateway router firewall
    localhost local localdomain broadcasthost wpad isatap lan intranet internal private public-api
    api api-v1 api-v2 graphql rest rpc grpc ws wss socket webhook webhooks callback oauth
    cdn static assets asset media img images files uploads storage s3 bucket objects backup backups
    db database postgres postgresql redis sql mysql mongo cache queue worker workers cron jobs
    dev develop test testing tests stage staging preview beta alpha canary sandbox qa uat prod production
    server servers host hosts hosting node cluster edge origin lb k8s docker registry git svn ci build deploy
    monitor monitoring metrics grafana prometheus logs logging sentry trace health healthz ping uptime status
    root system sys sysadmin admin administrator admins operator console dashboard panel cpanel manage manager
    config setup install robots sitemap favicon well-known
  `),
  /** Mailbox names of RFC 2142, and hosts that mail programs ask for (RFC 6186, RFC 8461, Autodiscover). */
  mail: words(`
    mail email mailer webmail smtp imap pop pop3 mx mx1 mx2 mta mta-sts autodiscover autoconfig dkim dmarc spf bimi
    postmaster hostmaster webmaster abuse noc security info marketing sales support usenet news uucp
    mailer-daemon noreply no-reply bounce bounces unsubscribe newsletter list lists majordomo inbox
  `),
  brand: words(
    `cubby cubbys cubbies getcubby mycubby trycubby thecubby cubbyapp cubbyhq cubbyschool cubbyschools`,
  ).concat(trustWords.map(word => `cubby-${word}`)),
  /** Pages and parts of the product, which people would take for ours. */
  product: words(`
    app apps account accounts login log-in logout signin sign-in signout signup sign-up register registration join invite
    invitation invitations auth sso password reset verify verification session profile settings preferences
    billing invoice invoices pay payment payments checkout subscription subscriptions plans pricing trial upgrade
    help helpdesk docs documentation guide guides faq contact about blog press careers legal terms privacy cookies imprint
    demo example sample school schools parent parents guardian guardians teacher teachers student students pupil pupils
    child children class classes office staff family families member members user users me you
    notice notices message messages album albums photo photos video videos home feed search notifications
    download downloads mobile ios android desktop store shop marketplace partners affiliates developer developers
  `),
  /** Names used to frighten or to fish, and those nobody should have to see in a school's address. */
  abuse: words(`
    official verified trust safety secure phishing scam spam malware virus hack hacker hacked exploit
    account-recovery account-suspended security-alert security-check confirm-account update-payment unlock-account
    paypal alipay wechat weixin stripe clerk google apple microsoft facebook whatsapp
    porn sex xxx nude escort casino gambling poker viagra drugs fuck shit nazi hitler terror
  `),
  /** Who could be taken for the state, or for those whom children and parents trust in need. */
  authorities: words(`
    gov government police ministry minister ministry-of-education education-department department court tax customs
    embassy council municipality president senate parliament army military interpol ofsted acecqa
    unicef unesco who un eu red-cross childline child-protection social-services youth-office emergency
    gongan jiaoyubu jiaoyuju jiaoyuting zhengfu weishengju minzhengju
  `),
  /** Parts to come. */
  future: words(`
    calendar timetable attendance homework portfolio reports meals menu trips bus transport health clinic library
    forms survey surveys polls events meetings chat calls live stream podcast learn academy university community forum
    giving donate fundraising alumni admissions enrol enroll enrolment waitlist tours directory map jobs-board
    ai assistant bot translate translation print kiosk gate pickup check-in checkin wallet cards tickets id
    analytics insights data export import sync connect integrations plugins themes brand brands design labs
    china global asia europe america africa en de fr es zh cn us uk hk tw sg
  `),
}

/** By skeleton, so that look-alikes are found in one step; the first reason that lists a name wins. */
const reasons = new Map<string, ReservedReason>()
const order: readonly ReservedReason[] = [
  'brand',
  'infrastructure',
  'mail',
  'product',
  'abuse',
  'authorities',
  'future',
]
for (const reason of order) {
  for (const name of reservedNames[reason]) {
    const key = skeleton(name)
    if (!reasons.has(key)) reasons.set(key, reason)
  }
}
