"""Run the rules over a repository: ``run`` does the work, ``result`` says what is asked and answered."""
