import { takeRoster } from '#tenants/people/import/roster.server.ts'
import type { School } from '#tenants/school.server.ts'

/** Next term's children, as the office of each demo school got them from the town. */
const lists = {
  en: `First name,Last name,Date of birth,Class,Parent 1,Relation,E-mail,Phone
Poppy,Adler,2022-03-05,Starfish,Jane Adler,mother,jane.adler@mail.example,020 7946 0101
Otto,Adler,2023-06-17,Starfish,Jane Adler,mother,jane.adler@mail.example,020 7946 0101
Finn,Baker,2022-02-07,Starfish,Tom Baker,father,tom.baker@mail.example,020 7946 0102
Mia,Chen,,Ladybirds,Wei Chen,father,,
Noor,Rahman,2022-09-21,Ladybirds,Salma Rahman,mother,,020 7946 0103
`,
  'zh-Hans': `新生名单
姓名,出生日期,班级,母亲姓名,母亲电话,父亲姓名,父亲电话
王小明,2022年3月5日,海星班,李丽,13800138001,王强,13900139001
王小雨,2023年6月17日,海星班,李丽,13800138001,王强,13900139001
欧阳思远,2022/2/7,海星班,周敏,13800138002,,
何佳宁,2022-09-21,海星班,,13800138003,何军,13900139003
`,
}

/** A list that waits to be looked through and imported. */
export async function seedRoster(owner: School, importId: string, locale: keyof typeof lists): Promise<void> {
  await takeRoster(owner, importId, Buffer.from(lists[locale]))
}
