import type { Letter, Letterhead } from './branded.tsx'

type Locale = Letterhead['locale']

/** A code that proves an address: for signing in, a new password or a new address. */
export function codeLetter(
  locale: Locale,
  purpose: 'sign_in' | 'reset' | 'new_email',
  code: string,
  name: string,
): Letter {
  const words = codeWords[locale][purpose]
  return {
    subject: words.subject(code, name),
    heading: words.heading,
    paragraphs: [words.text],
    code,
    footnote: codeWords[locale].footnote,
  }
}

/** Tells a person that their account changed, so that they notice when it was not them. */
export function noticeLetter(
  locale: Locale,
  what: 'password' | 'email' | 'second_factor_on' | 'second_factor_off' | 'passkey',
  name: string,
  href: string,
): Letter {
  const words = noticeWords[locale]
  return {
    subject: words[what],
    heading: words[what],
    paragraphs: [words.text(name)],
    button: { label: words.button, href },
  }
}

/** Asks a waiting member to join. */
export function invitationLetter(
  locale: Locale,
  invited: { name: string; school: string; href: string; days: number },
): Letter {
  const zh = locale === 'zh-Hans'
  return {
    subject: zh ? `${invited.school}邀请您加入` : `${invited.school} invites you`,
    heading: zh ? `${invited.name}，您好！` : `Hello ${invited.name}`,
    paragraphs: zh
      ? [`${invited.school}邀请您加入家校平台。点击下面的按钮，用您的电子邮箱登录即可，无需安装应用。`]
      : [
          `${invited.school} invites you to its site for families and staff. Use the button below and sign in with your e-mail address; there is no app to install.`,
        ],
    button: { label: zh ? '接受邀请' : 'Accept the invitation', href: invited.href },
    footnote: zh
      ? `此链接仅供您本人使用，${invited.days} 天内有效，只能使用一次。如果您不认识这所学校，请忽略此邮件。`
      : `The link is for you alone, works once and for ${invited.days} days. If you do not know this school, please ignore this mail.`,
  }
}

const codeWords = {
  en: {
    footnote:
      'It works once and for ten minutes. Nobody from the school will ever ask you for it. If you did not ask for it, ignore this mail: without the code nothing happens.',
    sign_in: {
      subject: (code: string, name: string) => `${code} is your code for ${name}`,
      heading: 'Your code to sign in',
      text: 'Type this code on the page where you asked for it.',
    },
    reset: {
      subject: (code: string, name: string) => `${code} is your code for a new password at ${name}`,
      heading: 'Your code for a new password',
      text: 'Type this code on the page where you asked for it, and choose a new password there.',
    },
    new_email: {
      subject: (code: string, name: string) => `${code} confirms your new address at ${name}`,
      heading: 'Confirm your new address',
      text: 'Type this code in your account to sign in with this address from now on.',
    },
  },
  'zh-Hans': {
    footnote:
      '验证码十分钟内有效，只能使用一次。学校不会向您索要验证码。如果不是您本人操作，请忽略此邮件；没有验证码，任何操作都不会生效。',
    sign_in: {
      subject: (code: string, name: string) => `${code} 是您登录${name}的验证码`,
      heading: '您的登录验证码',
      text: '请在刚才的页面输入此验证码。',
    },
    reset: {
      subject: (code: string, name: string) => `${code} 是您在${name}重设密码的验证码`,
      heading: '重设密码验证码',
      text: '请在刚才的页面输入此验证码，并设置新密码。',
    },
    new_email: {
      subject: (code: string, name: string) => `${code} 用于确认您在${name}的新邮箱`,
      heading: '确认新的电子邮箱',
      text: '请在账户页面输入此验证码，之后即可用此邮箱登录。',
    },
  },
}

const noticeWords = {
  en: {
    password: 'Your password was changed',
    email: 'Your e-mail address was changed',
    second_factor_on: 'The second step at sign-in is on',
    second_factor_off: 'The second step at sign-in is off',
    passkey: 'A passkey was added to your account',
    text: (name: string) =>
      `This was done in your account at ${name}. If it was you, there is nothing to do. If not, set a new password now and sign out everywhere.`,
    button: 'Look at my account',
  },
  'zh-Hans': {
    password: '您的密码已更改',
    email: '您的电子邮箱已更改',
    second_factor_on: '已开启登录二次验证',
    second_factor_off: '已关闭登录二次验证',
    passkey: '您的账户添加了通行密钥',
    text: (name: string) =>
      `此操作在您的${name}账户中完成。如果是您本人操作，无需理会；如果不是，请立即重设密码并退出所有设备。`,
    button: '查看我的账户',
  },
}
