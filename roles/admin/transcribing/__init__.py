"""One screen for reading an article and writing down what it states, on the pages of several roles.

What is written goes through the forms of the desk, all of it or nothing (`recording`); the article
itself stays in the editor's working copy.
"""
