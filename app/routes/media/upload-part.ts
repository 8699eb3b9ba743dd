import { receive } from '#app/platform/act.server.ts'
import { idFrom } from '#tenants/files/media-id.ts'
import { receivePart } from '#tenants/files/part.server.ts'
import { Problem } from '#tenants/problem.ts'
import { answerJson, bodyOf } from './answer.server.ts'

/** PUT with a part's bytes as the body; parts are counted from 0. */
export const action = receive('media:upload', ({ request, params, school }) =>
  answerJson(request.method, 'PUT', async () => {
    if (!/^\d{1,4}$/.test(params.part ?? '')) throw new Problem('not_found')
    return receivePart(school, idFrom(params.uploadId), Number(params.part), bodyOf(request))
  }),
)
