/**
 * What is what in the folder, in both languages whatever its reader's: whoever finds it in ten years may be another.
 * @param parts ids of the parts, each of which has a file in `data/`
 */
export function readme(school: string, parts: readonly string[]): string {
  const data = (label: (id: string) => string) => parts.map(id => `  data/${id}.json: ${label(id)}`).join('\r\n')
  return [
    'ENGLISH',
    '',
    `This folder is what ${school} has kept of a child, as far as its guardian could see it on the day it was made.`,
    'Open index.html in any browser: no network is needed, and nothing is sent anywhere.',
    'Is there more than one ZIP? Unpack all of them into the same folder.',
    '',
    'index.html and the pages beside it: to read.',
    'photos, videos, voice, files: what was sent, with the day in front of each name; photos/small has small pictures for the pages.',
    'data: the same for other programs, as JSON in UTF-8. Days are written 2027-05-04, moments in UTC as 2027-05-04T08:15:00.000Z.',
    data(id => words[id]?.[0] ?? `what the part "${id}" of the school’s site has`),
    '  data/files.json: for every mediaId in the other files the path of the file in this folder, its type and kind',
    '',
    '中文',
    '',
    `本文件夹是${school}保存的一名孩子的全部记录，以监护人在制作当日所能看到的内容为准。`,
    '用任意浏览器打开 index.html 即可阅读：无需联网，也不会向任何地方发送数据。',
    '如果有多个 ZIP 压缩包，请全部解压到同一个文件夹。',
    '',
    'index.html 及其旁边的网页：供阅读。',
    'photos、videos、voice、files：照片、视频、语音和文件，文件名前为日期；photos/small 为网页使用的小图。',
    'data：供其他程序使用的同样内容，为 UTF-8 编码的 JSON。日期写作 2027-05-04，时刻为 UTC，写作 2027-05-04T08:15:00.000Z。',
    data(id => words[id]?.[1] ?? `网站中“${id}”部分的内容`),
    '  data/files.json：其他文件中每个 mediaId 对应的文件路径、类型和种类',
    '',
  ].join('\r\n')
}

const words: Record<string, readonly [english: string, chinese: string]> = {
  child: [
    'the child, its classes, consents, relatives, and who looked at health data',
    '孩子、班级、授权、亲属以及谁查看过健康数据',
  ],
  timeline: ['everything in the order of days', '按日期排列的全部内容'],
  albums: ['photos and films, with album, day and caption', '照片和视频，含相册、日期和说明'],
  attendance: ['days, absences, morning checks, persons who may pick up', '出勤、请假、晨检、可接人员'],
  health: ['conditions, measurements, vaccinations', '健康状况、测量、疫苗接种'],
  messages: ['what was said in the child’s circle', '孩子家校群中的消息'],
  notices: ['notices that were answered, with the answers', '已回复的通知及回复'],
  portfolio: ['observations, goals, next steps', '观察记录、发展目标、下一步计划'],
}
