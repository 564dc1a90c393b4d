import { citizenId } from './codes.ts';
import type { Random } from './random.ts';

export interface Person {
  readonly name: string;
  readonly citizenId: string;
  readonly phone: string;
}

const SURNAMES = [
  ...'李王张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈',
];
const COMPOUND_SURNAMES = ['欧阳', '上官', '司马', '诸葛'];
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲芬燕彬兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉安石山河川宁远志国建文宏斌博昊宇晨思雨欣怡梓涵',
];

export function person(random: Random): Person {
  return { name: personName(random), citizenId: citizenId(random), phone: phone(random) };
}

function personName(random: Random): string {
  const surname = random.pick(random.chance(0.01) ? COMPOUND_SURNAMES : SURNAMES);
  return surname + random.pick(GIVEN) + (random.chance(0.8) ? random.pick(GIVEN) : '');
}

// 170 0000 is an empty block of numbers, so nobody is rung up.
const phone = (random: Random): string => `1700000${String(random.int(0, 9999)).padStart(4, '0')}`;
