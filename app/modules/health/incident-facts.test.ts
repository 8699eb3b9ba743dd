import { expect, test } from 'vitest'
import { catalogueOf } from '#app/platform/i18n/catalogue.server.ts'
import { type Locale, translator } from '#app/platform/i18n/translate.ts'
import { factsOf } from './incident-facts.ts'

const report = {
  ...{ time: '10:40', kind: 'fall' as const, place: 'yard' as const, placeWords: '攀爬架', what: 'Fell.' },
  ...{ regions: ['front.knee.right', 'front.hand.left', 'front.forehead'], firstAid: 'Cooled.', firstAidBy: '陈晓雨' },
  ...{ seenBy: null, familyCalled: false, calledAt: null, doctor: 'none' as const, others: null },
}
const facts = (locale: Locale) =>
  Object.fromEntries(factsOf(report, translator(locale, catalogueOf(locale)), locale).map(({ id, text }) => [id, text]))

test('places on the body and where it was are told apart in the signs of the language', () => {
  expect(facts('en')).toMatchObject({ place: 'Yard or garden: 攀爬架', regions: 'right knee, left hand, forehead' })
  expect(facts('zh-Hans')).toMatchObject({ place: '院子或操场：攀爬架', regions: '右膝盖、左手、额头' })
})
