import { receive } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { finishUpload } from '#tenants/files/upload.server.ts'
import { answerJson } from './answer.server.ts'

/** POST: all parts are there, or: try again what failed for a passing reason. */
export const action = receive('media:upload', ({ request, params, school }) =>
  answerJson(request.method, 'POST', async () => finishUpload(school, idFrom(params.uploadId))),
)
