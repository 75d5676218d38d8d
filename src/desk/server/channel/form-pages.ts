// The pages of the form for readers' answers: in the channel's own look, without script, made for whoever asks (so no signature covers them, which they say).
import { ANSWER_FORM_WORDS } from '../../../core/index.ts';
import { type Html, html, type Issue, page, pageOf } from '../../../publish/channel/index.ts';
import { BAIT, type FormFault, type FormWords, LONGEST_ANSWER } from './answer-form.ts';
import type { PublicCodes } from './public-codes.ts';

const frameOf = (last: Issue, title: string) => ({ channel: last.channel, signer: '', depth: 0, title, served: true as const });

const about = (codes: PublicCodes, to: string): Html | undefined => {
  const issue = codes.issueOf(to);
  if (!issue) return undefined;
  const sentence = codes.sentenceOf(to);
  const n = to.split('.')[1];
  const way = `${pageOf(issue.number)}${n === undefined ? '' : `#s${n}`}`;
  return html`<blockquote cite="${way}"><p>${sentence ?? issue.brief!.title}</p></blockquote>
<p class="meta">${sentence !== undefined && html`Sentence ${n} of “${issue.brief!.title}”, `}<a href="${way}">issue ${issue.number}</a></p>`;
};

export interface FormPage {
  last: Issue;
  codes: PublicCodes;
  token: string;
  words: FormWords;
  fault?: FormFault;
}

/** The form, with what stood in it and what was wrong with that. */
export const formPage = ({ last, codes, token, words, fault }: FormPage): Uint8Array => {
  const { to, text, name, contact } = words;
  const cited = about(codes, to);
  return page(
    frameOf(last, 'Answer or correct'),
    html`<h1>Answer or correct</h1>
${fault !== undefined && html`<div class="banner stop" role="alert"><p id="fault">${ANSWER_FORM_WORDS[fault]}</p></div>\n`}${cited}
<form class="tool" method="post" action="answer" accept-charset="utf-8">
<input type="hidden" name="token" value="${token}">
${cited ? html`<input type="hidden" name="to" value="${to}">` : html`<label class="field">The code of the brief or sentence, S-…<input name="to" value="${to}" required maxlength="30" autocomplete="off" spellcheck="false"></label>`}
<label class="field">What you want to say, in ${LONGEST_ANSWER} characters at most<textarea name="text" rows="9" required maxlength="${LONGEST_ANSWER}"${fault !== undefined && html` aria-describedby="fault"`}>
${text}</textarea></label>
<label class="field">Your name, if you like. It is not published.<input name="name" value="${name}" maxlength="100" autocomplete="name"></label>
<label class="field">How we can reach you, if you like. It is not published.<input name="contact" value="${contact}" maxlength="100" autocomplete="off"></label>
<div class="bait" aria-hidden="true"><label>Leave this empty<input name="${BAIT}" tabindex="-1" autocomplete="off"></label></div>
<p><button type="submit">Send</button></p>
</form>
<p>A person reads every answer before anything of it is published. What you send is kept with the channel’s people; the address of your computer is not.</p>`,
  );
};

/** What is said after an answer came, or where none can be taken. */
export const saidPage = (last: Issue, says: FormFault): Uint8Array =>
  page(
    frameOf(last, 'Answer or correct'),
    html`<h1>${says === 'held' ? 'Thank you' : 'Not taken'}</h1>
<p class="lead" role="status">${ANSWER_FORM_WORDS[says]}</p>
<p><a href="./">Back to the channel</a></p>`,
  );
