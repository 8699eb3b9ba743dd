/** Nouns that schools name differently; the value in a kind or a school's settings is a key of `nouns`. */
export type Vocabulary = { class: ClassNoun; teacher: TeacherNoun; child: ChildNoun }
export type ClassNoun = 'noun.class' | 'noun.group'
export type TeacherNoun = 'noun.teacher' | 'noun.educator'
export type ChildNoun = 'noun.child' | 'noun.pupil'
export type Noun = ClassNoun | TeacherNoun | ChildNoun

/** Plural forms as `Intl.PluralRules` names them; Chinese has one. */
export type NounForms = { one?: string; other: string }

/** Words for every noun in the languages that are complete, as they stand inside a sentence. */
export const nouns: Readonly<Record<'en' | 'zh-Hans', Readonly<Record<Noun, NounForms>>>> = {
  en: {
    'noun.class': { one: 'class', other: 'classes' },
    'noun.group': { one: 'group', other: 'groups' },
    'noun.teacher': { one: 'teacher', other: 'teachers' },
    'noun.educator': { one: 'educator', other: 'educators' },
    'noun.child': { one: 'child', other: 'children' },
    'noun.pupil': { one: 'pupil', other: 'pupils' },
  },
  'zh-Hans': {
    'noun.class': { other: '班级' },
    'noun.group': { other: '小组' },
    'noun.teacher': { other: '老师' },
    'noun.educator': { other: '保育老师' },
    'noun.child': { other: '孩子' },
    'noun.pupil': { other: '学生' },
  },
}
