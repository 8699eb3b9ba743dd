import { area, type Framework } from './framework.ts'

/**
 * The Ministry of Education's guidelines for children from three to six: five areas, eleven parts, thirty-two goals, in their order. Names of
 * areas and parts are the document's; goals are told in short words of our own.
 */
export const cn36: Framework = {
  id: 'cn36',
  names: { en: 'Guidelines for ages 3–6 (China)', 'zh-Hans': '3—6岁儿童学习与发展指南' },
  source:
    '教育部《3—6岁儿童学习与发展指南》, 教基二〔2012〕4号, http://www.moe.gov.cn/srcsite/A06/s3327/201210/t20121009_143254.html',
  areas: [
    area(
      'cn36.health',
      ['Health', '健康'],
      [
        [
          'body',
          ['Body and mind', '身心状况'],
          [
            ['Grows well and holds itself well', '体态健康'],
            ['Is mostly calm and glad', '情绪安定、愉快'],
            ['Copes with change', '能适应变化'],
          ],
        ],
        [
          'movement',
          ['Movement', '动作发展'],
          [
            ['Keeps its balance, moves nimbly', '平衡、协调、灵敏'],
            ['Has strength and stamina', '有力量、有耐力'],
            ['Uses its hands with skill', '手部动作灵巧'],
          ],
        ],
        [
          'habits',
          ['Habits and self-care', '生活习惯与生活能力'],
          [
            ['Has healthy, clean habits', '生活、卫生习惯良好'],
            ['Looks after itself', '能照顾自己'],
            ['Knows dangers and keeps safe', '懂安全、会保护自己'],
          ],
        ],
      ],
    ),
    area(
      'cn36.language',
      ['Language', '语言'],
      [
        [
          'listening',
          ['Listening and speaking', '倾听与表达'],
          [
            ['Listens and understands', '认真听、听得懂'],
            ['Likes to talk and is understood', '愿意说、说得清'],
            ['Speaks politely', '说话有礼貌'],
          ],
        ],
        [
          'reading',
          ['Towards reading and writing', '阅读与书写准备'],
          [
            ['Enjoys stories and picture books', '喜欢故事和图书'],
            ['Follows what a book tells', '能初步读懂'],
            ['Wants to put things on paper', '愿意写写画画来表达'],
          ],
        ],
      ],
    ),
    area(
      'cn36.social',
      ['Social life', '社会'],
      [
        [
          'others',
          ['Being with others', '人际交往'],
          [
            ['Likes being with people', '愿意与人交往'],
            ['Gets on with friends', '与同伴友好相处'],
            ['Is confident and decides for itself', '自尊、自信、自主'],
            ['Cares about others', '关心、尊重他人'],
          ],
        ],
        [
          'belonging',
          ['Finding its place', '社会适应'],
          [
            ['Enjoys life in a group', '喜欢、适应集体生活'],
            ['Keeps to simple rules', '遵守基本规则'],
            ['Feels that it belongs', '有初步的归属感'],
          ],
        ],
      ],
    ),
    area(
      'cn36.science',
      ['Science', '科学'],
      [
        [
          'inquiry',
          ['Exploring', '科学探究'],
          [
            ['Loves nature and asks questions', '亲近自然、爱探究'],
            ['Begins to find things out', '会初步探究'],
            ['Gets to know the world by trying', '在探究中认识周围'],
          ],
        ],
        [
          'mathematics',
          ['Mathematics', '数学认知'],
          [
            ['Finds numbers useful and fun', '感到数学有用、有趣'],
            ['Understands numbers and amounts', '理解数、量及其关系'],
            ['Understands shapes and space', '感知形状与空间'],
          ],
        ],
      ],
    ),
    area(
      'cn36.arts',
      ['Arts', '艺术'],
      [
        [
          'appreciation',
          ['Sensing and enjoying', '感受与欣赏'],
          [
            ['Sees beauty in nature and life', '喜欢自然与生活中的美'],
            ['Enjoys many kinds of art', '喜欢多种艺术作品'],
          ],
        ],
        [
          'creation',
          ['Showing and making', '表现与创造'],
          [
            ['Joins in and dares to show', '喜欢参与、大胆表现'],
            ['Makes things of its own', '有初步的表现与创造'],
          ],
        ],
      ],
    ),
  ],
}
