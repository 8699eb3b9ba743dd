import type { Relation } from '../rights.ts'
import { plainHeader } from './suggestion.ts'

const words: Readonly<Record<Relation, string>> = {
  mother: 'mother mum mom mummy mommy mutter mama 妈妈 母亲 妈 母 媽媽 母親 母女 母子',
  father: 'father dad daddy vater papa 爸爸 父亲 爸 父 父親 父女 父子',
  parent: 'parent elternteil 家长 家長 父母',
  grandparent:
    'grandparent grandmother grandfather grandma grandpa granny oma opa 爷爷 奶奶 外公 外婆 姥姥 姥爷 祖父 祖母 外祖父 外祖母 爺爺 姥爺 祖父母',
  relative:
    'relative aunt uncle sister brother tante onkel 亲属 亲戚 姑姑 姑妈 姨妈 小姨 舅舅 叔叔 伯伯 伯父 哥哥 姐姐 親屬 親戚',
  guardian: 'guardian legalguardian vormund 监护人 監護人',
  carer: 'carer caregiver nanny aupair babysitter 保姆 阿姨 看护人 看護人',
}
const relationOf = new Map(
  (Object.entries(words) as [Relation, string][]).flatMap(([relation, list]) =>
    list.split(' ').map(word => [word, relation] as const),
  ),
)

/** The relation that a cell names, in English, Chinese or German; null for a word that is none. */
export const readRelation = (cell: string): Relation | null => relationOf.get(plainHeader(cell)) ?? null
