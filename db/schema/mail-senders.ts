import { boolean, jsonb, text, timestamp, unique } from 'drizzle-orm/pg-core'
import { schoolTable } from '../school-table.ts'
import { office, systemOnly } from '../visibility.ts'
import type { DnsSeen } from './platform.ts'

/** The address of its own that a school's mails come from, with the key pair that signs them (DKIM). One a school. */
export const mailSenders = schoolTable(
  'mail_senders',
  {
    domain: text().notNull(),
    /** Before the @. */
    mailbox: text().notNull(),
    /** Below which name of the domain the public key stands. */
    selector: text().notNull(),
    /** DER (SPKI) in base64, as it stands in DNS. */
    publicKey: text().notNull(),
    /** PEM (PKCS #8), sealed. */
    keySealed: text().notNull(),
    /** Since when the key stands in DNS; while it is set, mails come from the address. */
    verifiedAt: timestamp({ withTimezone: true }),
    keySeen: jsonb().$type<DnsSeen>(),
    /** Whether mails to the address can go anywhere; null where nobody could be asked. */
    takesMail: boolean(),
    /** What the domain asks of mails that claim to come from it; null for nothing. */
    dmarc: text(),
    /** That its owners were told of its end. */
    told: boolean().notNull().default(false),
    checkedAt: timestamp({ withTimezone: true }),
  },
  {
    seenBy: office,
    writtenBy: systemOnly,
    extra: t => [unique('mail_senders_once').on(t.schoolId)],
  },
)
