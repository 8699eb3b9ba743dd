import { receive } from '#app/platform/act.server.ts'
import { load } from '#app/platform/load.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { abandonUpload, uploadStanding } from '#tenants/files/upload.server.ts'
import { answerJson } from './answer.server.ts'

/** GET: where an upload stands, for who sent it. */
export const loader = load('media:upload', ({ request, params, school }) =>
  answerJson(request.method, 'GET', async () => uploadStanding(school, idFrom(params.uploadId))),
)

/** DELETE: gives it up. */
export const action = receive('media:upload', ({ request, params, school }) =>
  answerJson(request.method, 'DELETE', async () => {
    await abandonUpload(school, idFrom(params.uploadId))
    return {}
  }),
)
