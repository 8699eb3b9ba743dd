import { expect, test } from 'vitest'
import { holdsKey, policyIn } from './records.ts'

test.each([
  ['v=DKIM1; k=rsa; p=MIIB', true],
  ['k=rsa;p=MI IB;v=DKIM1', true],
  ['p=MIIB', true],
  ['v=DKIM1; k=rsa; p=MIIC', false],
  ['v=DKIM1; k=rsa; p=', false],
  ['v=DKIM2; p=MIIB', false],
  ['v=spf1 -all', false],
  ['', false],
])('%s holds the key: %s', (text, holds) => {
  expect(holdsKey(text, 'MIIB')).toBe(holds)
})

test.each([
  ['v=DMARC1; p=none', 'none'],
  ['v=DMARC1;p=Reject;', 'reject'],
  ['v=DMARC1; sp=none; p=quarantine; pct=50', 'quarantine'],
  ['v=spf1 p=none', null],
  ['v=DMARC1; sp=reject', null],
])('the policy of %s is %s', (text, policy) => {
  expect(policyIn(text)).toBe(policy)
})
