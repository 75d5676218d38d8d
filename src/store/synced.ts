// Whether a file lies in a folder that a program copies to somebody else's computers: by the names of folders that such programs make, and by
// the files that they leave in them. A warning, not a proof: other programs exist.
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Names of folders, and who makes them. "Box" alone is a word like any other: it counts right under a home folder. */
const NAMES: readonly [RegExp, string][] = [
  [/^dropbox(?: \(.+\))?$/i, 'Dropbox'],
  [/^onedrive(?: - .+)?$/i, 'OneDrive'],
  [/^(?:google ?drive|googledrive-.+|my drive)$/i, 'Google Drive'],
  [/^(?:icloud ?drive|com~apple~clouddocs|mobile documents)$/i, 'iCloud'],
  [/^nextcloud\d*$/i, 'Nextcloud'],
  [/^owncloud\d*$/i, 'ownCloud'],
  [/^p ?cloud ?drive$/i, 'pCloud'],
  [/^mega(?:sync)?(?: \(.+\))?$/i, 'MEGA'],
  [/^(?:box sync|box-box)$/i, 'Box'],
  [/^yandex\.?disk$/i, 'Yandex Disk'],
  [/^seafile$/i, 'Seafile'],
  [/^cloudstorage$/i, 'a cloud storage'],
];
/** Files and folders that mark the top of a synced folder. */
const MARKS: readonly [string, string][] = [
  ['.stfolder', 'Syncthing'],
  ['.dropbox', 'Dropbox'],
  ['.dropbox.cache', 'Dropbox'],
  ['.nextcloudsync.log', 'Nextcloud'],
  ['.owncloudsync.log', 'ownCloud'],
];

/** What copies the folder of this file elsewhere; undefined where nothing shows that. */
export const syncedBy = (file: string): string | undefined => {
  let folder = dirname(resolve(file));
  try {
    folder = realpathSync(folder);
  } catch {
    // The folder isn't there yet: its name tells as much.
  }
  for (let at = folder; ; at = dirname(at)) {
    const name = basename(at);
    const named =
      NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? (/^box$/i.test(name) && isHome(dirname(at)) ? 'Box' : undefined);
    const marked = named ?? MARKS.find(([mark]) => existsSync(join(at, mark)))?.[1];
    if (marked) return marked;
    if (dirname(at) === at) return undefined;
  }
};

const isHome = (folder: string): boolean => /[\\/](?:home|Users)$/i.test(dirname(folder)) || folder === '/root';
