import { receive } from '#app/platform/act.server.ts'
import { receiveWhole } from '#tenants/files/part.server.ts'
import { answerJson, bodyOf, nameFrom, parseUpload } from './answer.server.ts'

/** PUT ?uploadKey=&bytes=&classId=&use= with the file as the body: a file of one part in a single request. */
export const action = receive('media:upload', ({ request, url, school }) =>
  answerJson(request.method, 'PUT', () =>
    receiveWhole(
      school,
      parseUpload({ ...Object.fromEntries(url.searchParams), name: nameFrom(request) }),
      bodyOf(request),
    ),
  ),
)
