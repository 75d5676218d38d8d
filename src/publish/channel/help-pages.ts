// The pages that explain: how to verify (and the page that does it in the browser), what the channel is, how to answer.
import { CHANNEL_WORDS } from '../../core/index.ts';
import { html } from './html.ts';
import { issueFiles } from './issue.ts';
import { type Frame, page } from './page.ts';

type Shared = Omit<Frame, 'depth' | 'title' | 'at'>;

/** Where ssh-keygen finds the keys. */
export const SIGNERS_FILE = '.well-known/allowed_signers';
export const KEYS_FILE = '.well-known/sitrep-channel.json';

/** verify/: works over http(s) on the files beside it, and from a disk on a folder that the reader picks. */
export const verifyPage = (frame: Shared): Uint8Array =>
  page(
    { ...frame, depth: 1, title: 'Verify', at: 'verify', script: 'verify.js' },
    html`<h1>Verify this copy</h1>
<p class="lead">This page reads every file of this copy and holds it against the signatures. Nothing is sent anywhere.</p>
<noscript><div class="banner"><p>It needs JavaScript; without it, use the commands on <a href="../about/#verify">About</a>.</p></div></noscript>
<form class="tool" id="tool">
<label class="field">The channel’s key, from a source that you trust (a fingerprint, <code>SHA256:…</code>). Without it, the signer is not checked.<input id="key" name="key" autocomplete="off" spellcheck="false"></label>
<label class="field">The digest of the last issue that you know. Without it, newer issues may exist.<input id="head" name="head" autocomplete="off" spellcheck="false"></label>
<p><button type="submit" id="here">Verify this copy</button> <button type="button" class="second" id="pick">Verify a folder on this computer</button><input type="file" id="folder" webkitdirectory hidden aria-label="A folder on this computer"></p>
<div id="result" role="status" aria-live="polite"></div>
</form>
<h2>What it can and can’t tell</h2>
<p>It tells whether files were altered, removed or added since they were signed. That something is ${CHANNEL_WORDS.unaltered} somebody ${'does not say that it is true'}.</p>
<p>This page comes from the same place as what it checks: who altered the one could have altered the other. To be sure, open the page of another copy and pick a downloaded folder there, or use <code>sitrep verify</code> or <code>ssh-keygen</code>: <a href="../about/#verify">how</a>.</p>`,
  );

export const aboutPage = (frame: Shared, last: number): Uint8Array => {
  const { channel, signer } = frame;
  const { issue, sums } = issueFiles(last);
  return page(
    { ...frame, depth: 1, title: 'About', at: 'about' },
    html`<h1>About this channel</h1>
<p>Its briefs tell what is reported and who says so. Each sentence leads to notes, and each note quotes the words of a report that it rests on. A claim is what somebody says: nothing here says that it is so.</p>
<p>Only short quotations stand here; the reports themselves are their outlets’, and the notes link to them. Where it says “${CHANNEL_WORDS.unreviewedShort}”, that is how it is.</p>
<h2 id="verify">How to verify it</h2>
<p>With Sitrep, on a downloaded copy or an address:</p>
<pre tabindex="0"><code>sitrep verify FOLDER --key ${signer}</code></pre>
<p>With tools that most computers have, in the folder of a copy:</p>
<pre tabindex="0"><code>ssh-keygen -Y verify -f ${SIGNERS_FILE} -I channel -n sitrep-issue -s ${issue}.sig &lt; ${issue}
sha256sum ${sums}       # must be files.sums in ${issue}
sha256sum -c ${sums}</code></pre>
<p>The first says whether the last issue is signed, the second and third whether every other file is the one that it names. The key that signs now is <code>${signer}</code>; compare it with what you know from elsewhere, for who replaces everything can replace this page too.</p>
<p>Copies are welcome: all links here are relative, and a copy verifies just as well as the original.</p>
<h2 id="answer">How to answer</h2>
<p>Each brief and each sentence has a code. ${channel.form !== undefined && html`<a href="${channel.form}">A form</a> takes answers and corrections by that code; no account is needed. `}${channel.answers === undefined ? channel.form === undefined && 'Name it in what you write, so that it arrives at what it is about.' : html`Write to <a href="mailto:${channel.answers}">${channel.answers}</a> and name the code in the subject${channel.form === undefined && '; “answer or correct this” below a sentence does so'}.`} Answers are read by a person before anything of them is published.</p>`,
  );
};
