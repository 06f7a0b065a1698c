/**
 * The one script of the site: it shows the buttons that copy an address, which do nothing without it.
 * Pages allow it by its hash, in the contract's response headers.
 */
export const copyScript = `for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const label = button.textContent;
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}`;
