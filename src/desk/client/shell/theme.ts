// Light or dark: as the system has it, unless a person chose.
export type Theme = 'system' | 'light' | 'dark';
const KEPT = 'sitrep-theme';

export const themeOf = (): Theme => {
  const kept = localStorage.getItem(KEPT);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
};

export const applyTheme = (theme: Theme = themeOf()): void => {
  if (theme === 'system') localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, theme);
  document.documentElement.dataset.theme = theme;
};
