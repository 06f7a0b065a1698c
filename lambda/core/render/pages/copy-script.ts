/**
 * The only script of the site. It shows the buttons that copy an address, and makes them work. The content
 * security policy in `contract.ts` allows it by its hash.
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
