import { doses, type Schedule } from './schedule.ts'

/**
 * 国家免疫规划疫苗儿童免疫程序及说明（2021年版）, National Health Commission of China, 2021: the first age is the one named in its table, the
 * second the one by which the dose is to be finished (its section on completion). Polio: two IPV, then two bOPV. Japanese encephalitis:
 * the live vaccine. Since 2025 provinces give DTaP at 2, 4, 6 and 18 months and 6 years: that is not in the 2021 edition.
 */
export const cn: Schedule = {
  id: 'cn',
  source: '国家免疫规划疫苗儿童免疫程序及说明（2021年版）',
  validAsOf: '2021-02-23',
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
    ...doses('dtap', [
      [3, 12],
      [4, 12],
      [5, 12],
      [18, 24],
    ]),
    ...doses('dt', [[72, 84]]),
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
