import type { MediaUse } from '#db/schema/media.ts'
import { fileNameHeader } from '#tenants/files/limits.ts'
import type { UploadStanding } from '#tenants/files/upload.server.ts'

/** Where an upload stands on the server. */
export type Standing = UploadStanding

export interface Announced {
  uploadKey: string
  bytes: number
  classId?: string | undefined
  /** What it is for; `photos` unless said otherwise. */
  use?: MediaUse | undefined
  /** What a plain file is called. */
  name?: string | undefined
}

/** How a request is watched and stopped. */
export interface Watch {
  signal: AbortSignal
  /** Bytes of the body that have left so far. */
  sent: (bytes: number) => void
}

/** What the queue needs of the network. Every call may be repeated. */
export interface Transport {
  begin(upload: Announced, signal: AbortSignal): Promise<Standing>
  /** A file of one part, in one request. */
  whole(upload: Announced, body: Blob, watch: Watch): Promise<Standing>
  part(mediaId: string, part: number, body: Blob, watch: Watch): Promise<Standing>
  done(mediaId: string, signal: AbortSignal): Promise<Standing>
  standing(mediaId: string): Promise<Standing>
  abandon(mediaId: string): Promise<void>
}

/**
 * A request that did not succeed. `passing`: no network, an overloaded or restarting server, too many at once; the same
 * request may succeed later. Otherwise `code` says why it never will.
 */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed'
  constructor(
    readonly code: string,
    readonly passing: boolean,
  ) {
    super(code)
  }
}

/**
 * Sends over XMLHttpRequest, since fetch tells nothing of the progress of a body.
 * @param base before the path: '' in a page
 */
export function xhrTransport(base = ''): Transport {
  const uploads = `${base}/media/uploads`
  return {
    begin: (upload, signal) => request<Standing>('POST', uploads, { signal, json: upload }),
    whole: (upload, body, watch) =>
      request<Standing>('PUT', `${uploads}/whole?${query(upload)}`, { ...watch, body, name: upload.name }),
    part: (mediaId, part, body, watch) => request<Standing>('PUT', `${uploads}/${mediaId}/${part}`, { ...watch, body }),
    done: (mediaId, signal) => request<Standing>('POST', `${uploads}/${mediaId}/done`, { signal }),
    standing: mediaId => request<Standing>('GET', `${uploads}/${mediaId}`, {}),
    abandon: async mediaId => {
      await request('DELETE', `${uploads}/${mediaId}`, {})
    },
  }
}

interface Sending {
  signal?: AbortSignal
  sent?: (bytes: number) => void
  body?: Blob
  json?: unknown
  name?: string | undefined
}

function request<Answer>(method: string, url: string, { signal, sent, body, json, name }: Sending): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const xhr = new XMLHttpRequest()
    const stop = () => xhr.abort()
    xhr.open(method, url)
    xhr.responseType = 'json'
    if (json !== undefined) xhr.setRequestHeader('Content-Type', 'application/json')
    else if (body) xhr.setRequestHeader('Content-Type', 'application/octet-stream')
    // Encoded, since headers are Latin-1; not in the address, since addresses end up in logs.
    if (name) xhr.setRequestHeader(fileNameHeader, encodeURIComponent(name.replace(/\p{Cs}/gu, '')))
    if (sent) xhr.upload.onprogress = event => sent(event.loaded)
    xhr.onload = () => {
      if (xhr.status >= 200 && xhr.status < 300) resolve(xhr.response as Answer)
      else reject(failureOf(xhr.status, xhr.response))
    }
    xhr.onerror = () => reject(new RequestFailed('offline', true))
    xhr.ontimeout = xhr.onerror
    xhr.onabort = () => reject(signal?.reason ?? new RequestFailed('offline', true))
    xhr.onloadend = () => signal?.removeEventListener('abort', stop)
    signal?.addEventListener('abort', stop)
    xhr.send(json === undefined ? (body ?? null) : JSON.stringify(json))
  })
}

/** What an answer that is no success means; the body has the problem's code when the server itself said no. */
export function failureOf(status: number, body: unknown): RequestFailed {
  const code =
    typeof body === 'object' && body !== null && 'problem' in body
      ? String(body.problem)
      : (byStatus[status] ?? 'unknown')
  // 400: a body that was cut on its way looks like one that was sent too short; sent again it arrives.
  return new RequestFailed(code, status >= 500 || status === 400 || status === 408 || status === 429)
}

const byStatus: Record<number, string> = {
  401: 'signed_out',
  402: 'plan_needed',
  403: 'forbidden',
  404: 'not_found',
  413: 'too_large',
  423: 'read_only',
}

function query({ uploadKey, bytes, classId, use }: Announced): string {
  const given = { uploadKey, bytes: String(bytes), ...(classId ? { classId } : {}), ...(use ? { use } : {}) }
  return new URLSearchParams(given).toString()
}
