import { doses, type Schedule } from './schedule.ts'

/** From this day of birth on the second year has 6-in-1 and MMR(V) at 18 months, and no Hib/MenC. */
const changed = '2024-07-01'

/**
 * UK Health Security Agency: The complete routine immunisation schedule from 1 January 2026, and The routine immunisation schedule from
 * July 2025. MMRV takes the place of MMR from 2026; either counts. The yearly flu vaccine is in no due list.
 */
export const gb: Schedule = {
  id: 'gb',
  source: 'UKHSA: The complete routine immunisation schedule from 1 January 2026',
  validAsOf: '2026-01-01',
  doses: [
    ...doses('hexavalent', [
      [2, 4],
      [3, 5],
      [4, 6],
    ]),
    ...doses('hexavalent', [[18, 21]], { first: 4, bornFrom: changed }),
    ...doses('rota', [
      [2, 4],
      [3, 6],
    ]),
    ...doses('menb', [
      [2, 4],
      [3, 6],
      [12, 15],
    ]),
    ...doses('pcv', [
      [4, 6],
      [12, 15],
    ]),
    ...doses('hib_menc', [[12, 15]], { bornBefore: changed }),
    ...doses(
      'mmrv',
      [
        [12, 15],
        [18, 21],
      ],
      { or: ['mmr'], bornFrom: changed },
    ),
    ...doses(
      'mmr',
      [
        [12, 15],
        [40, 44],
      ],
      { or: ['mmrv'], bornBefore: changed },
    ),
    ...doses('dtap_ipv', [[40, 44]]),
    ...doses('hpv', [[144, 168]]),
    ...doses('td_ipv', [[156, 180]]),
    ...doses('menacwy', [[156, 180]]),
  ],
}
