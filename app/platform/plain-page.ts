const HOME = { href: "/", text: "Go to the home page" };

/**
 * A page the server can show when the application itself cannot answer, or where there is no page round the answer: plain
 * HTML, no script, no style, readable by anyone and anything. The sentence may name what somebody typed; `link` is where to go on, in our own words.
 */
export function plainPage(title: string, text: string, link = HOME): string {
  const sentence = text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${sentence}</p>
<p><a href="${link.href}">${link.text}</a></p>
</main>
</body>
</html>
`;
}
