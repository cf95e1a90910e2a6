package report

import (
	"html/template"
	"io"
	"slices"
)

// writeHTML writes one page that loads and runs nothing, and prints with the
// header of the table on each sheet.
func writeHTML(w io.Writer, r Report, _ Options) error {
	type cell struct {
		Items []string
		List  bool
		Right bool
	}
	page := struct {
		Title, Given, NoRows string
		Columns              []cell
		Rows                 [][]cell
	}{Title: visible(r.Question, " "), Given: visible(conditions(r), " "), NoRows: noRows}
	if page.Title == "" {
		page.Title = "Report"
	}
	right := numeric(r)
	for i, c := range r.Columns {
		page.Columns = append(page.Columns, cell{Items: []string{visible(c, " ")}, Right: right[i]})
	}
	for _, row := range r.Rows {
		cells := make([]cell, len(row))
		for i, v := range row {
			_, list := v.([]any)
			cells[i] = cell{Items: slices.Clone(items(v)), List: list, Right: right[i]}
			for j, s := range cells[i].Items {
				cells[i].Items[j] = visible(s, "\n")
			}
		}
		page.Rows = append(page.Rows, cells)
	}
	return htmlPage.Execute(w, page)
}

var htmlPage = template.Must(template.New("report").Parse(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<style>
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.25rem; }
table { border-collapse: collapse; }
th, td { padding: .35rem .7rem; text-align: left; vertical-align: top; border-bottom: 1px solid #ccc; white-space: pre-line; overflow-wrap: break-word; unicode-bidi: plaintext; }
th { border-bottom: 2px solid #555; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
ul { margin: 0; padding-left: 1.1em; }
@media print { body { margin: 0; font-size: 10pt; } table { width: 100%; } thead { display: table-header-group; } tr { break-inside: avoid; } }
</style>
</head>
<body>
<h1>{{.Title}}</h1>
{{- if .Given}}
<p>{{.Given}}</p>
{{- end}}
{{- if .Rows}}
<table>
<thead>
<tr>{{range .Columns}}<th scope="col"{{if .Right}} class="number"{{end}}>{{index .Items 0}}</th>{{end}}</tr>
</thead>
<tbody>
{{- range .Rows}}
<tr>{{range .}}<td{{if .Right}} class="number"{{end}}>
{{- if .List}}{{if .Items}}<ul>{{range .Items}}<li>{{.}}</li>{{end}}</ul>{{end}}{{else}}{{index .Items 0}}{{end -}}
</td>{{end}}</tr>
{{- end}}
</tbody>
</table>
{{- else}}
<p>{{.NoRows}}</p>
{{- end}}
</body>
</html>
`))
