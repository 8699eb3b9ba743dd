import { doses, type Schedule } from './schedule.ts'

const [twoMonthsAtTheChange, sixYearsAtTheChange] = ['2024-11-01', '2019-01-01']

/**
 * 国家免疫规划疫苗儿童免疫程序及说明（2021年版）, National Health Commission of China, 2021: the first age is the one named in its table, the
 * second the one by which the dose is to be finished (its section on completion). Polio: two IPV, then two bOPV. Japanese encephalitis:
 * the live vaccine. DTaP as the National Administration of Disease Control and Prevention changed it from 1 January 2025 (notice of December
 * 2024): at 2, 4, 6 and 18 months and at 6 years, where DT was given before; who was two months old, or six years, earlier keeps the older
 * rule for that dose. HPV, since 10 November 2025 for girls of 13, is in no due list: a child's sex is told for its curves alone.
 */
export const cn: Schedule = {
  id: 'cn',
  source: '国家免疫规划疫苗儿童免疫程序及说明（2021年版）；百白破疫苗免疫程序调整（2025年）',
  validAsOf: '2025-01-01',
  doses: [
    ...doses('hepb', [
      [0, 1],
      [1, 3],
      [6, 12],
    ]),
    ...doses('bcg', [[0, 3]]),
    ...doses('ipv', [
      [2, 12],
      [3, 12],
    ]),
    ...doses(
      'bopv',
      [
        [4, 12],
        [48, 60],
      ],
      { or: ['ipv'], first: 3 },
    ),
    ...doses(
      'dtap',
      [
        [3, 12],
        [4, 12],
        [5, 12],
      ],
      { bornBefore: twoMonthsAtTheChange },
    ),
    ...doses(
      'dtap',
      [
        [2, 12],
        [4, 12],
        [6, 12],
      ],
      { bornFrom: twoMonthsAtTheChange },
    ),
    ...doses('dtap', [[18, 24]], { first: 4 }),
    ...doses('dt', [[72, 84]], { bornBefore: sixYearsAtTheChange }),
    ...doses('dtap', [[72, 84]], { first: 5, bornFrom: sixYearsAtTheChange }),
    ...doses('mmr', [
      [8, 12],
      [18, 24],
    ]),
    ...doses('je', [
      [8, 12],
      [24, 36],
    ]),
    ...doses('mena', [
      [6, 18],
      [9, 18],
    ]),
    ...doses('menac', [
      [36, 48],
      [72, 84],
    ]),
    ...doses('hepa', [[18, 24]]),
  ],
}
