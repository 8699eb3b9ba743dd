import { doses, type Schedule } from './schedule.ts'

/**
 * Ständige Impfkommission: Empfehlungen 2025, Epidemiologisches Bulletin 4/2025, table 1 (Impfkalender), and 44/2025, which put MenACWY
 * at 12 to 14 years in the place of MenC in the second year of life. Of rotavirus the two doses that every brand needs.
 */
export const de: Schedule = {
  id: 'de',
  source: 'STIKO: Impfkalender 2025, Epidemiologisches Bulletin 4/2025, 44/2025',
  validAsOf: '2025-10-30',
  doses: [
    ...doses('rota', [
      [1.5, 4],
      [3, 6],
    ]),
    ...doses('hexavalent', [
      [2, 4],
      [4, 6],
      [11, 15],
    ]),
    ...doses('pcv', [
      [2, 4],
      [4, 6],
      [11, 15],
    ]),
    ...doses('menb', [
      [2, 4],
      [4, 6],
      [12, 15],
    ]),
    ...doses(
      'mmr',
      [
        [11, 15],
        [15, 24],
      ],
      { or: ['mmrv'] },
    ),
    ...doses(
      'varicella',
      [
        [11, 15],
        [15, 24],
      ],
      { or: ['mmrv'] },
    ),
    ...doses('tdap', [[60, 84]], { or: ['tdap_ipv'] }),
    ...doses('tdap_ipv', [[108, 204]]),
    ...doses('menacwy', [[144, 180]]),
    ...doses('hpv', [
      [108, 180],
      [113, 180],
    ]),
  ],
}
