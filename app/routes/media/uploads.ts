import { receive } from '#app/platform/act.server.ts'
import { beginUpload } from '#tenants/files/upload.server.ts'
import { answerJson, parseUpload } from './answer.server.ts'

/** POST { uploadKey, bytes, classId?, use?, name? }: begins an upload, or finds it again after a lost network. */
export const action = receive('media:upload', ({ request, school }) =>
  answerJson(request.method, 'POST', async () =>
    beginUpload(school, parseUpload(await request.json().catch(() => null))),
  ),
)
