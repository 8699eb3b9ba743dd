/** NIST SP 800-63B-4 §3.1.1: length and a block list; no classes of characters, no forced changes. */
export const shortestPassword = 10
export const longestPassword = 128

export type PasswordFault = 'too_short' | 'too_long' | 'too_common' | 'too_personal'

/**
 * Why a password cannot be used, or null. Common ones are those that lists of leaked passwords begin with, at ten
 * characters and more, and what is made of one pattern only (repeats, runs of the alphabet or the keyboard).
 * @param about words an attacker would try first: parts of the address, the school's name
 */
export function passwordFault(password: string, about: readonly string[] = []): PasswordFault | null {
  const characters = [...password.normalize('NFKC')]
  if (characters.length < shortestPassword) return 'too_short'
  if (password.length > longestPassword) return 'too_long'
  const plain = characters.join('').toLowerCase()
  if (common.has(plain) || common.has(plain.replace(/[^a-z]+$/, '')) || isPattern(plain)) return 'too_common'
  if (about.some(word => isAbout(plain, word.normalize('NFKC').toLowerCase()))) return 'too_personal'
  return null
}

function isPattern(plain: string): boolean {
  if (new Set(plain).size < 4) return true
  // The whole is one short piece again and again: abcabcabcabc.
  if (/^(.{1,6})\1+.{0,5}$/.test(plain) && (plain + plain).indexOf(plain, 1) < plain.length) return true
  return rows.some(row => row.includes(plain) || [...row].reverse().join('').includes(plain))
}

/** The word is most of the password: "annaschmidt1" for anna.schmidt@… */
function isAbout(plain: string, word: string): boolean {
  const letters = word.replace(/[^\p{L}\p{N}]/gu, '')
  return (
    letters.length >= 4 && plain.replace(/[^\p{L}\p{N}]/gu, '').includes(letters) && plain.length - letters.length < 6
  )
}

const rows = [
  'abcdefghijklmnopqrstuvwxyzabcdefghij',
  '01234567890123456789012345678901234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
]

const common: ReadonlySet<string> = new Set(
  `password password1 password12 password123 password1234 password12345 passw0rd123 p@ssword123 p@ssw0rd123 p@ssw0rd
  passwordpassword mypassword mypassword1 newpassword changeme changeme123 changemenow letmein letmein123 letmeinnow welcome
  welcome123 welcome1234 welcomehome administrator admin12345 adminadmin administrator1 administrat0r iloveyou iloveyou1
  iloveyou12 iloveyou123 iloveyouso ilovemykids ilovemyson ilovemymom ilovemydog iloveme123 loveyou123 football
  football1 football12 football123 baseball baseball12 baseball123 basketball basketball1 superman superman12 superman123
  spiderman1 spiderman12 batman1234 princess princess1 princess12 princess123 sunshine sunshine1 sunshine12 sunshine123 butterfly
  butterfly1 butterfly12 strawberry strawberry1 blueberry chocolate chocolate1 chocolate12 christmas1 christmas12 summer2024 summer2025
  summer2026 winter2024 winter2025 winter2026 spring2026 autumn2026 qwerty1234 qwerty12345 qwerty123456 qwertyqwerty qwerty123 qwertyuiop1
  1234qwerasdf asdf1234qwer asdfasdfasdf asdfghjkl1 asdfghjkl123 zxcvbnm123 zaq12wsxcde3 abc1234567 abcd123456 a123456789 a1234567890 aa12345678 aa123456789
  woaini1314 woaini1314520 woaini520 woaini5201314 5201314520 1314520 5201314 147258369 147258369a 1472583690 0987654321 1122334455 1231231234
  123123123123 1234512345 123456789a 123456789q 12345678910 123456789123 123456123456 1234567899 9876543210 0123456789 1111111111 0000000000 7777777777 6666666666 8888888888
  q1w2e3r4t5 1q2w3e4r5t 1q2w3e4r5t6y zaq1zaq1zaq1 dragon1234 monkey1234 shadow1234 master1234 michael123 jordan1234 liverpool1 liverpool123 manchester chelsea123 barcelona1
  barcelona123 realmadrid arsenal1234 starwars123 pokemon1234 pokemon123 minecraft1 minecraft123 computer1 computer12 computer123 internet12 internet123 samsung123 nokia12345 google1234
  facebook1 facebook123 trustno1trustno1 trustno1 whatever1 whatever12 whatever123 secret1234 secretsecret topsecret1 myfamily123 ilovemyfamily mykids1234 mydaughter kindergarten
  kindergarten1 kindergarten123 kindergarden nurseryschool preschool123 preschool1 teacher123 teacher1234 teachers123 school1234 school12345 schoolschool elementary classroom1
  children123 children1234 littlestar sunflower1 sunflower12 sunflower123 elephant123 dinosaur123 unicorn1234 rainbow123 rainbow1234 giraffe1234
  correcthorsebatterystaple thisismypassword passwort123 passwort1234 hallo12345 schatz1234 ichliebedich motdepasse motdepasse1 azertyuiop azerty1234 contrasena contrasena1 senha12345 parola12345
  woshishei1 nihao12345 wodemima woaiwojia woaiwojia1 wangyut2 xiaoming123 zhongguo123 zhongguo1 beijing2008 shanghai123 asd123456789 qq123456789 abc123456789 aaa123456789`.split(
    /\s+/,
  ),
)
