/**
 * Fetches the quiet page; what puts it in the place of this one, in the same frame. A request gives a page taken apart already, which no
 * policy on HTML as text stands against; its scripts do not run. Rejects when it could not be fetched.
 */
export const quietPage = (): Promise<() => void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = 'document';
    request.onerror = reject;
    request.onload = () => {
      const quiet = request.responseXML;
      const style = quiet?.querySelector<HTMLLinkElement>('link[rel=stylesheet]');
      if (!quiet || !style) {
        reject(new TypeError('not the quiet page'));
        return;
      }
      resolve(() => {
        const { documentElement: page, head, body } = document;
        style.onload = () => (page.hidden = false);
        head.replaceChildren(...quiet.head.children);
        body.replaceChildren(...quiet.body.children);
      });
    };
    request.open('GET', '/quiet.html');
    request.send();
  });
