import type { Preparation } from '../preparation.server.ts'

/** Who of some children lacks which consent, as a sentence names them; empty where nobody does. */
export function lackingNames(
  { lacking, children }: Preparation,
  locale: string,
  isMeant: (childId: string) => boolean,
): Record<'inside' | 'outside', string> {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const names = (purpose: Preparation['lacking'][number]['purpose']) =>
    list.format(
      children.flatMap(({ id, name }) =>
        isMeant(id) && lacking.some(each => each.childId === id && each.purpose === purpose) ? [name] : [],
      ),
    )
  return { inside: names('photos_inside'), outside: names('photos_outside') }
}
