import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Page } from '@playwright/test'
import { receiveWhole } from '#tenants/files/part.server.ts'
import type { Member } from './people.ts'

export interface OwnFile {
  name: string
  bytes: Buffer
}

/** Sends a file as the browser's upload queue does, from a page of the uploader's. @returns the file's id */
export async function uploadInBrowser(page: Page, member: Member, file: OwnFile, classId: string): Promise<string> {
  if (!page.url().startsWith(member.origin)) await page.goto('/home')
  return page.evaluate(
    async ({ base64, name, uploadKey, classId }) => {
      const bytes = Uint8Array.from(atob(base64), sign => sign.charCodeAt(0))
      const query = new URLSearchParams({ uploadKey, bytes: String(bytes.length), classId })
      const body = new File([bytes], name, { type: 'image/jpeg' })
      const answer = await fetch(`/media/uploads/whole?${query}`, { method: 'PUT', body })
      if (!answer.ok) throw new Error(`The upload was refused with ${answer.status}.`)
      const standing: { id: string } = await answer.json()
      return standing.id
    },
    { base64: file.bytes.toString('base64'), name: file.name, uploadKey: randomUUID(), classId },
  )
}

/** Puts a file where an upload puts it, without a browser. @returns the file's id */
export async function upload(member: Pick<Member, 'school'>, bytes: Buffer, classId: string): Promise<string> {
  const { id } = await receiveWhole(
    member.school,
    { uploadKey: randomUUID(), bytes: bytes.length, classId },
    Readable.from([bytes]),
  )
  return id
}
