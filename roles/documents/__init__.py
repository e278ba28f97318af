"""Role descriptions as files: for Word, for copying, as Markdown.

Each kind has a module with `write(description)`; what they all say beside the lines stands in
`told`.
"""
