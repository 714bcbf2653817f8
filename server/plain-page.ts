/**
 * A page the server can show when the application itself cannot answer: plain HTML, no script, no style, readable by
 * anyone and anything. Both texts are ours, never from the request.
 */
export function plainPage(title: string, sentence: string): string {
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
<p><a href="/">Go to the home page</a></p>
</main>
</body>
</html>
`;
}
