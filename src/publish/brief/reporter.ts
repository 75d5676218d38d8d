// A report's head → who reports, as the subject of a sentence: the outlet, else the agency or paper that a byline names, else the report by its headline.
import { dayWords, type ReportHead } from '../../core/index.ts';
import { single } from './view.ts';

// "LA PAZ (Andes Wire) - …", "By Daniel Osei, The Meridian", "Coast Tribune staff": whose text it is, where nothing else tells the outlet.
const PAPER =
  /(?:Tribune|Times|Herald|Post|Journal|News|Press|Wire|Monitor|Gazette|Courier|Agency|Today|Radio|TV|Television|Observer|Guardian|Telegraph|Standard|Star|Globe|Chronicle|Dispatch|Daily|Express|Independent|Mirror|Review|Examiner|Inquirer|Mail|Echo|Sentinel|Record)$/;
const BYLINE = /^(?:By [\p{L}.'’ -]{3,60}, (The \p{Lu}[\p{L} ]{2,40}|(?:\p{Lu}\p{L}+ ?){1,4})|((?:\p{Lu}\p{L}+ ){1,4})staff)$/mu;
const HEAD = 400; // characters: where a byline stands
const byline = (text: string): string | undefined => {
  const found = BYLINE.exec(text.slice(0, HEAD));
  const name = (found?.[1] ?? found?.[2])?.trim();
  return name !== undefined && (PAPER.test(name) || /^The (?:\p{Lu}\p{L}+ ?)+$/u.test(name)) ? name : undefined;
};
const AGENCY = /^[^\n]{2,60}\s\(((?:\p{Lu}[\p{L}.]*)(?:\s\p{Lu}[\p{L}.]*){0,3})\)\s*[-–—]/mu;

/** Who reports, as the subject of a sentence. */
export const reporter = ({
  outlet,
  url,
  title,
  published,
  text,
}: Pick<ReportHead, 'outlet' | 'url' | 'title' | 'published' | 'text'>): { who: string; outlet: boolean } => {
  const host = url === undefined ? undefined : /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1];
  const name = outlet ?? host ?? AGENCY.exec(text)?.[1] ?? byline(text);
  if (name) return { who: name, outlet: true };
  const day = published === undefined ? '' : ` of ${dayWords(published)}`;
  return { who: title === undefined ? `A report${day}` : `A report${day} headlined “${single(title)}”`, outlet: false };
};

/** "Andes Wire, citing officials, reported on 6 October 2031". */
export const said = (head: ReportHead, citing = '', headlined = false): string => {
  const { who, outlet } = reporter(head);
  const under = headlined && head.title !== undefined ? ` under the headline “${single(head.title)}”` : '';
  if (!outlet) return `${who}${citing ? `, ${citing},` : ''} says`;
  return `${who}${citing ? `, ${citing},` : ''} reported${head.published === undefined ? '' : ` on ${dayWords(head.published)}`}${under}`;
};
