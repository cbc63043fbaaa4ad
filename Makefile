# The two commands that matter: `make run` and `make test`. Each sets up what is missing
# (system libraries, .venv, packages) and goes on at once when nothing changed.

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif

SETUP := pyproject.toml constraints.txt scripts/setup.sh scripts/system-libraries.sh
NO_DISPLAY := 4
KERNEL := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/facekeys/user-mode-linux

.PHONY: run test e2e lint format wheel-check golden readme-picture tilting-heads screenshots docs translations clean

run: .venv/ready-run
	@$(BIN)/python -m facekeys || { code=$$?; \
	if [ $$code -ne $(NO_DISPLAY) ]; then exit $$code; fi; \
	echo "Rendering the demo clip to facekeys-demo.mp4 instead."; \
	$(BIN)/python -m facekeys render demo --filter sunglasses -o facekeys-demo.mp4; }

# Training apart, so that TensorFlow's threads and 2 GB stay out of the app's own tests.
test: .venv/ready-dev
	$(BIN)/python -m pytest --ignore tests/unit/training
	$(BIN)/python -m pytest tests/unit/training

# The end-to-end tests, with those that `test` leaves out: calls in real browsers. Builds
# a kernel for user-mode Linux where there is none yet, from the packages of Debian, in
# some minutes.
e2e: .venv/ready-dev
	bash scripts/system-libraries.sh e2e
	@ls ../shared/vcam/*kernel*.tar.xz >/dev/null 2>&1 || [ -x "$(KERNEL)/linux" ] || \
	{ bash scripts/system-libraries.sh kernel && \
	bash tests/e2e/virtualcam/build_kernel.sh "$(KERNEL)"; }
	FACEKEYS_E2E=1 $(BIN)/python -m pytest tests/e2e

lint: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

format: .venv/ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The wheel, alone in an empty environment in an empty folder, must do its work.
wheel-check: .venv/ready-dev
	bash scripts/check-wheel.sh $(BIN)/python

# Look at every picture before you commit it.
golden: .venv/ready-dev
	$(BIN)/python -m pytest tests/golden --update-golden

readme-picture: .venv/ready-run
	$(BIN)/python scripts/readme_picture.py

# Every screen, light, dark, in German and at 200 %, for docs/screenshots. Look at them.
screenshots: .venv/ready-run
	$(BIN)/python scripts/screenshots.py

tilting-heads: .venv/ready-dev
	PYTHONPATH=tests $(BIN)/python scripts/tilting_heads.py

# The parts of the documentation that are made from the code.
docs: .venv/ready-run
	$(BIN)/python scripts/doctor_table.py
	$(BIN)/python scripts/settings_page.py
	$(BIN)/python scripts/filter_schema.py

# The texts to translate, from the sources; then translate what is left to do in
# assets/translations, and run it again.
translations: .venv/ready-dev
	$(BIN)/python scripts/translations.py

clean:
	rm -rf .venv build dist

.venv/ready-run: $(SETUP)
	bash scripts/setup.sh run

.venv/ready-dev: $(SETUP)
	bash scripts/setup.sh dev
