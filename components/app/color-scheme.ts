/** Light or dark: what the address asks for, else the visitor's system, both followed live. */
export function followColorScheme(): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = (): void => {
    const wanted = new URLSearchParams(location.search).get("__theme");
    const isDark = wanted === "dark" || (wanted !== "light" && system.matches);
    document.body.classList.toggle("dark", isDark);
  };
  apply();
  system.addEventListener("change", apply);
  addEventListener("popstate", apply);
}
