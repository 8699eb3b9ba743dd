import type { Letter, Letterhead } from '../mail/branded.tsx'

type Locale = Letterhead['locale']

/**
 * The code that makes a school live. Whoever has an account already is told so, and that it stays as it is: the page looks
 * the same for both, so that it tells nobody whose address is known.
 */
export function signupLetter(
  locale: Locale,
  code: string,
  about: { school: string; host: string; known: boolean },
): Letter {
  const words = texts[locale]
  return {
    subject: words.subject(code),
    heading: words.heading(about.school),
    paragraphs: [words.text(about.host), ...(about.known ? [words.known] : [])],
    code,
    footnote: words.footnote,
  }
}

const texts = {
  en: {
    subject: (code: string) => `${code} is your code to open your school`,
    heading: (school: string) => `Open ${school}`,
    text: (host: string) => `Type this code on the page where you signed up. Your school is then at ${host}.`,
    known:
      'You have an account with this address already. The new school is added to it; your password and your other schools stay as they are. The password you have just typed is not used.',
    footnote:
      'It works for one hour. If you did not sign a school up, ignore this mail: without the code nothing happens.',
  },
  'zh-Hans': {
    subject: (code: string) => `${code} 是您开通学校的验证码`,
    heading: (school: string) => `开通${school}`,
    text: (host: string) => `请在注册页面输入此验证码，您的学校网址将是 ${host}。`,
    known: '此邮箱已有账户。新学校会添加到该账户，您的密码和其他学校保持不变，刚才输入的密码不会使用。',
    footnote: '验证码一小时内有效。如果您没有注册学校，请忽略此邮件；没有验证码，任何操作都不会生效。',
  },
}
