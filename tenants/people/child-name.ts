/** A child's names as they are stored. */
export interface ChildNames {
  firstName: string
  lastName: string
  callName: string | null
}

/** What everybody calls the child. */
export const shortNameOf = (child: ChildNames): string => child.callName ?? child.firstName

/** Call name and last name; a name in Chinese characters as it is spoken, the family's first: 王小明. */
export function nameOf(child: ChildNames): string {
  const given = shortNameOf(child)
  const chinese = /^\p{Script=Han}+$/u
  return chinese.test(given) && chinese.test(child.lastName)
    ? `${child.lastName}${given}`
    : `${given} ${child.lastName}`
}
