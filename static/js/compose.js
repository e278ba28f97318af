// The composer, quicker: without this script the same form works by plain requests.
//
// What it asks of the page (templates/composing/), and nothing else:
//   form#composer[data-role=slug]         method get, action = the address of the page; all that follows is in it
//     input[type=hidden][name=set][value=1]
//     fields company title reports place level date, select lang, checkbox or select cite
//     [data-section="law|duties|requirements|own"]     a section of the choice
//       details.group[data-group] > ol.lines           a group (area, kind of skill); own lines: ol.lines alone
//         li.line[data-code=abcde]                     each line, picked or not; those picked stand first, in their order
//           input[type=checkbox][name=line][value=abcde]   id=line-abcde; its label is the text: label[for] > .line-text
//           button[name=up|down|drop|edit][value=abcde]    plain submit buttons in .line-tools, each with a name for screen readers
//           [name=text-abcde]                              textarea, only where the line is reworded or being reworded (edit=abcde)
//           own lines: textarea[name=own-1], select[name=own-1-in]
//     button[name=add][value=1]
//     select[name=with] or checkboxes
//   [data-live][id]     what the server writes anew after each change: #paper (article.paper, the document), #warnings, counts;
//                       asked for by POST to the same address with the same names (no limit of length), taken from the whole page
//   button[formaction=…docx], …             downloads are submit buttons of the form, so they carry everything
//   {% include "composing/words.html" %}    texts for the script (C3 writes that file)
// Long drafts do not fit an address: the page answers POST with the same names as it answers GET (csrf-exempt, nothing is kept).
