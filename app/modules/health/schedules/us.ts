import { doses, type Schedule } from './schedule.ts'

/**
 * CDC: Child and Adolescent Immunization Schedule by Age, United States, 2025 (addendum of July 2025). Ranges as in its table. Yearly flu and
 * COVID-19 vaccines, and what is for risk groups only, are in no due list; of Hib and rotavirus the doses that every brand needs.
 */
export const us: Schedule = {
  id: 'us',
  source: 'CDC: Child and Adolescent Immunization Schedule by Age, 2025',
  validAsOf: '2025-07-02',
  doses: [
    ...doses('hepb', [
      [0, 1],
      [1, 3],
      [6, 19],
    ]),
    ...doses('rota', [
      [2, 4],
      [4, 8],
    ]),
    ...doses('dtap', [
      [2, 4],
      [4, 6],
      [6, 8],
      [15, 19],
      [48, 84],
    ]),
    ...doses('hib', [
      [2, 4],
      [4, 6],
      [12, 16],
    ]),
    ...doses('pcv', [
      [2, 4],
      [4, 6],
      [6, 8],
      [12, 16],
    ]),
    ...doses('ipv', [
      [2, 4],
      [4, 6],
      [6, 19],
      [48, 84],
    ]),
    ...doses(
      'mmr',
      [
        [12, 16],
        [48, 84],
      ],
      { or: ['mmrv'] },
    ),
    ...doses(
      'varicella',
      [
        [12, 16],
        [48, 84],
      ],
      { or: ['mmrv'] },
    ),
    ...doses('hepa', [
      [12, 24],
      [18, 30],
    ]),
    ...doses('tdap', [[132, 156]]),
    ...doses('hpv', [
      [132, 156],
      [138, 162],
    ]),
    ...doses('menacwy', [
      [132, 156],
      [192, 204],
    ]),
  ],
}
