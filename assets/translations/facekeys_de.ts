<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
    <context>
        <name>Window</name>
        <message>
            <source>! to do</source>
            <translation>! zu tun</translation>
        </message>
        <message>
            <source>&amp;Camera</source>
            <translation>&amp;Kamera</translation>
        </message>
        <message>
            <source>&amp;Get it ready …</source>
            <translation>&amp;Bereit machen …</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Name</translation>
        </message>
        <message>
            <source>&amp;Profile</source>
            <translation>&amp;Profil</translation>
        </message>
        <message>
            <source>&amp;Virtual camera</source>
            <translation>&amp;Virtuelle Kamera</translation>
        </message>
        <message>
            <source>; RECORDING</source>
            <translation>; AUFNAHME LÄUFT</translation>
        </message>
        <message>
            <source>; the picture is frozen</source>
            <translation>; das Bild steht still</translation>
        </message>
        <message>
            <source>A picture for a filter</source>
            <translation>Ein Bild für einen Filter</translation>
        </message>
        <message>
            <source>Adjust the filter</source>
            <translation>Den Filter anpassen</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>All defaults</source>
            <translation>Alle zurücksetzen</translation>
        </message>
        <message>
            <source>All filters are off</source>
            <translation>Alle Filter sind aus</translation>
        </message>
        <message>
            <source>All filters off</source>
            <translation>Alle Filter aus</translation>
        </message>
        <message>
            <source>All is well.</source>
            <translation>Alles in Ordnung.</translation>
        </message>
        <message>
            <source>And {rest} older.</source>
            <translation>Und {rest} ältere.</translation>
        </message>
        <message>
            <source>Animals</source>
            <translation>Tiere</translation>
        </message>
        <message>
            <source>Arrow keys move it, with Shift further; plus and minus change its size, comma and full stop turn it.</source>
            <translation>Pfeiltasten verschieben es, mit der Umschalttaste weiter; Plus und Minus ändern die Größe, Komma und Punkt drehen es.</translation>
        </message>
        <message>
            <source>As the filter was at first</source>
            <translation>Wie der Filter zu Anfang war</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>By name or by tag; Escape empties the field.</source>
            <translation>Nach Name oder Stichwort; Esc leert das Feld.</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Kamera</translation>
        </message>
        <message>
            <source>Cancel ({seconds})</source>
            <translation>Abbrechen ({seconds})</translation>
        </message>
        <message>
            <source>Captions and frames</source>
            <translation>Texte und Rahmen</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Kategorie</translation>
        </message>
        <message>
            <source>Characters</source>
            <translation>Figuren</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>Erneut prüfen</translation>
        </message>
        <message>
            <source>Choose a camera …</source>
            <translation>Kamera wählen …</translation>
        </message>
        <message>
            <source>Choose …</source>
            <translation>Auswählen …</translation>
        </message>
        <message>
            <source>Choose: {title}</source>
            <translation>Auswählen: {title}</translation>
        </message>
        <message>
            <source>Click a picture.</source>
            <translation>Klicken Sie auf ein Bild.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Commands for {name}</source>
            <translation>Befehle für {name}</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>Bericht kopieren</translation>
        </message>
        <message>
            <source>Copy the commands for {name}</source>
            <translation>Befehle für {name} kopieren</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>Standard</translation>
        </message>
        <message>
            <source>Default key for {title}</source>
            <translation>Standardtaste für {title}</translation>
        </message>
        <message>
            <source>Demo clip</source>
            <translation>Demo-Clip</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>Ausblenden</translation>
        </message>
        <message>
            <source>Dismiss the message</source>
            <translation>Meldung ausblenden</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>Drag it to where it belongs. A corner makes it larger and turns it.</source>
            <translation>Ziehen Sie es dorthin, wo es hingehört. Eine Ecke vergrößert und dreht es.</translation>
        </message>
        <message>
            <source>Edit a filter</source>
            <translation>Filter bearbeiten</translation>
        </message>
        <message>
            <source>Edit …</source>
            <translation>Bearbeiten …</translation>
        </message>
        <message>
            <source>Effects</source>
            <translation>Effekte</translation>
        </message>
        <message>
            <source>Enter puts one on or takes it off, {key} makes it a favourite, Ctrl and a number gives it that key, Ctrl+0 none.</source>
            <translation>Enter schaltet einen ein oder aus, {key} macht ihn zum Favoriten, Strg und eine Zahl gibt ihm diese Taste, Strg+0 keine.</translation>
        </message>
        <message>
            <source>Every setting here has its usual value.</source>
            <translation>Alle Einstellungen hier haben ihren Standardwert.</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>Überall</translation>
        </message>
        <message>
            <source>FaceKeys goes on in the language it has until you start it again.</source>
            <translation>Bis zum nächsten Start bleibt FaceKeys bei der bisherigen Sprache.</translation>
        </message>
        <message>
            <source>FaceKeys settings</source>
            <translation>FaceKeys – Einstellungen</translation>
        </message>
        <message>
            <source>Favourite</source>
            <translation>Favorit</translation>
        </message>
        <message>
            <source>Favourite filters</source>
            <translation>Lieblingsfilter</translation>
        </message>
        <message>
            <source>Favourite filters while held</source>
            <translation>Lieblingsfilter, solange gedrückt</translation>
        </message>
        <message>
            <source>Favourites</source>
            <translation>Favoriten</translation>
        </message>
        <message>
            <source>Filter {number}</source>
            <translation>Filter {number}</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Filters ON: {worn}</source>
            <translation>Filter AN: {worn}</translation>
        </message>
        <message>
            <source>Filters and output are kept as {name}.</source>
            <translation>Filter und Ausgabe sind als {name} gespeichert.</translation>
        </message>
        <message>
            <source>Filters and output for an occasion, to switch in one go</source>
            <translation>Filter und Ausgabe für einen Anlass, mit einem Griff umzuschalten</translation>
        </message>
        <message>
            <source>Filters that are on</source>
            <translation>Eingeschaltete Filter</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Befunde</translation>
        </message>
        <message>
            <source>First steps</source>
            <translation>Erste Schritte</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Folder of photos and recordings</source>
            <translation>Ordner der Fotos und Aufnahmen</translation>
        </message>
        <message>
            <source>Frames a second, lateness, and faces</source>
            <translation>Bilder pro Sekunde, Verzögerung und Gesichter</translation>
        </message>
        <message>
            <source>Frames: {captured} captured, {skipped} skipped, {dropped} dropped; {sent} sent, {repeated} repeated</source>
            <translation>Bilder: {captured} aufgenommen, {skipped} übersprungen, {dropped} verworfen; {sent} gesendet, {repeated} wiederholt</translation>
        </message>
        <message>
            <source>Freeze</source>
            <translation>Standbild</translation>
        </message>
        <message>
            <source>Freeze the picture</source>
            <translation>Bild anhalten</translation>
        </message>
        <message>
            <source>From capture to virtual camera: median {median} ms, p95 {p95} ms</source>
            <translation>Von der Aufnahme bis zur virtuellen Kamera: Median {median} ms, P95 {p95} ms</translation>
        </message>
        <message>
            <source>Get FaceKeys Cam ready</source>
            <translation>FaceKeys Cam bereit machen</translation>
        </message>
        <message>
            <source>Glasses</source>
            <translation>Brillen</translation>
        </message>
        <message>
            <source>Hair</source>
            <translation>Haare</translation>
        </message>
        <message>
            <source>Hats</source>
            <translation>Hüte</translation>
        </message>
        <message>
            <source>Hold it</source>
            <translation>Festhalten</translation>
        </message>
        <message>
            <source>Hold it, or its key, to see the picture without filters</source>
            <translation>Hier oder die Taste gedrückt halten, um das Bild ohne Filter zu sehen</translation>
        </message>
        <message>
            <source>In a call: {key}.</source>
            <translation>In einem Anruf: {key}.</translation>
        </message>
        <message>
            <source>In a terminal, `facekeys doctor --fix --sudo` runs most lines.</source>
            <translation>Im Terminal führt `facekeys doctor --fix --sudo` die meisten Zeilen aus.</translation>
        </message>
        <message>
            <source>In the order in which they are drawn. Enter takes one off, Ctrl+Left and Ctrl+Right move it.</source>
            <translation>In der Reihenfolge, in der sie gezeichnet werden. Enter schaltet einen aus, Strg+Links und Strg+Rechts verschieben ihn.</translation>
        </message>
        <message>
            <source>In the tray, with the camera off until somebody watches.</source>
            <translation>Im Infobereich, die Kamera ist aus, bis jemand zuschaut.</translation>
        </message>
        <message>
            <source>In the window</source>
            <translation>Im Fenster</translation>
        </message>
        <message>
            <source>It is starting.</source>
            <translation>Sie startet gerade.</translation>
        </message>
        <message>
            <source>It is switched off, so no call can see you.</source>
            <translation>Sie ist ausgeschaltet, deshalb sieht Sie kein Anruf.</translation>
        </message>
        <message>
            <source>Its folder is deleted, with all that is in it.</source>
            <translation>Sein Ordner wird gelöscht, mit allem, was darin ist.</translation>
        </message>
        <message>
            <source>Jewellery and make-up</source>
            <translation>Schmuck und Make-up</translation>
        </message>
        <message>
            <source>Keep FaceKeys running in the tray?</source>
            <translation>FaceKeys im Infobereich weiterlaufen lassen?</translation>
        </message>
        <message>
            <source>Keep running</source>
            <translation>Weiterlaufen lassen</translation>
        </message>
        <message>
            <source>Key for {title}</source>
            <translation>Taste für {title}</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Keys …</source>
            <translation>Tastenkürzel …</translation>
        </message>
        <message>
            <source>Keys …: choose which key does what</source>
            <translation>Tastenkürzel …: festlegen, welche Taste was tut</translation>
        </message>
        <message>
            <source>Lateness</source>
            <translation>Verzögerung</translation>
        </message>
        <message>
            <source>Let the picture stand still, also for others</source>
            <translation>Das Bild anhalten, auch für andere</translation>
        </message>
        <message>
            <source>Looking …</source>
            <translation>Prüfung läuft …</translation>
        </message>
        <message>
            <source>Made &amp;by</source>
            <translation>&amp;Von</translation>
        </message>
        <message>
            <source>Make a filter</source>
            <translation>Einen Filter machen</translation>
        </message>
        <message>
            <source>Make a filter …</source>
            <translation>Filter machen …</translation>
        </message>
        <message>
            <source>Make a filter …: of a picture, laid on your own face</source>
            <translation>Filter machen …: aus einem Bild, auf das eigene Gesicht gelegt</translation>
        </message>
        <message>
            <source>Mirror</source>
            <translation>Spiegeln</translation>
        </message>
        <message>
            <source>Mirror my preview</source>
            <translation>Vorschau spiegeln</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>Moustaches and beards</source>
            <translation>Schnurrbärte und Bärte</translation>
        </message>
        <message>
            <source>Name of the profile, such as work or play</source>
            <translation>Name des Profils, etwa Arbeit oder Freizeit</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>Next filter</source>
            <translation>Nächster Filter</translation>
        </message>
        <message>
            <source>No call can see you yet. Here is what to do; it is looked at again every few seconds.</source>
            <translation>Noch sieht Sie kein Anruf. Das ist zu tun; alle paar Sekunden wird wieder nachgesehen.</translation>
        </message>
        <message>
            <source>No filter is found by “{words}”.</source>
            <translation>Kein Filter passt zu „{words}“.</translation>
        </message>
        <message>
            <source>No filter is on</source>
            <translation>Kein Filter ist an</translation>
        </message>
        <message>
            <source>No key for {title}</source>
            <translation>Keine Taste für {title}</translation>
        </message>
        <message>
            <source>No picture comes from {name}. Plug it in, close other programs that use it, or choose another camera.</source>
            <translation>Von {name} kommt kein Bild. Stecken Sie die Kamera ein, schließen Sie andere Programme, die sie benutzen, oder wählen Sie eine andere.</translation>
        </message>
        <message>
            <source>No webcam was found. Plug one in: it is taken by itself. Until then you see “{name}”.</source>
            <translation>Es wurde keine Webcam gefunden. Stecken Sie eine ein: Sie wird von selbst genommen. Bis dahin sehen Sie „{name}“.</translation>
        </message>
        <message>
            <source>Nobody in particular</source>
            <translation>Niemand Bestimmtes</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keine</translation>
        </message>
        <message>
            <source>Not taken: {why}.</source>
            <translation>Nicht übernommen: {why}.</translation>
        </message>
        <message>
            <source>Nothing was sent to a virtual camera yet</source>
            <translation>Noch nichts an eine virtuelle Kamera gesendet</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <source>Open a video or picture</source>
            <translation>Video oder Bild öffnen</translation>
        </message>
        <message>
            <source>Open a video or picture …</source>
            <translation>Video oder Bild öffnen …</translation>
        </message>
        <message>
            <source>Open the folder with your last photo or recording</source>
            <translation>Den Ordner mit dem letzten Foto oder der letzten Aufnahme öffnen</translation>
        </message>
        <message>
            <source>Others read it the right way round: only your preview is mirrored.</source>
            <translation>Andere lesen es richtig herum: Nur Ihre Vorschau ist gespiegelt.</translation>
        </message>
        <message>
            <source>Others see you as FaceKeys Cam</source>
            <translation>Bei anderen erscheint das Bild als FaceKeys Cam</translation>
        </message>
        <message>
            <source>Others see you as FaceKeys Cam (Alt+V)</source>
            <translation>Bei anderen erscheint das Bild als FaceKeys Cam (Alt+V)</translation>
        </message>
        <message>
            <source>Party</source>
            <translation>Party</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>Foto</translation>
        </message>
        <message>
            <source>Photo taken</source>
            <translation>Foto gespeichert</translation>
        </message>
        <message>
            <source>Picture without filters while held</source>
            <translation>Bild ohne Filter, solange gedrückt</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Press a key</source>
            <translation>Taste drücken</translation>
        </message>
        <message>
            <source>Press {key} for {name}, or click a picture.</source>
            <translation>Drücken Sie {key} für {name}, oder klicken Sie auf ein Bild.</translation>
        </message>
        <message>
            <source>Press {key}: all are off.</source>
            <translation>Drücken Sie {key}: Alle sind aus.</translation>
        </message>
        <message>
            <source>Press “All filters off”.</source>
            <translation>Drücken Sie „Alle Filter aus“.</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <source>Previous filter</source>
            <translation>Vorheriger Filter</translation>
        </message>
        <message>
            <source>Privacy</source>
            <translation>Privatsphäre</translation>
        </message>
        <message>
            <source>Processor: {used} of {budget} cores</source>
            <translation>Prozessor: {used} von {budget} Kernen</translation>
        </message>
        <message>
            <source>Profile</source>
            <translation>Profil</translation>
        </message>
        <message>
            <source>Put on</source>
            <translation>Einschalten</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Quit FaceKeys</source>
            <translation>FaceKeys beenden</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Zuletzt benutzt</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Aufnehmen</translation>
        </message>
        <message>
            <source>Record what others see, without sound</source>
            <translation>Aufnehmen, was andere sehen, ohne Ton</translation>
        </message>
        <message>
            <source>Recorded</source>
            <translation>Gespeichert</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Remove your filter {name}?</source>
            <translation>Ihren Filter {name} entfernen?</translation>
        </message>
        <message>
            <source>Remove …</source>
            <translation>Entfernen …</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>Ersetzen</translation>
        </message>
        <message>
            <source>Replace your filter {name}?</source>
            <translation>Ihren Filter {name} ersetzen?</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>Restore defaults</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>Save as …</source>
            <translation>Speichern als …</translation>
        </message>
        <message>
            <source>Save profile</source>
            <translation>Profil speichern</translation>
        </message>
        <message>
            <source>Search filters</source>
            <translation>Filter suchen</translation>
        </message>
        <message>
            <source>See yourself</source>
            <translation>Sehen Sie sich</translation>
        </message>
        <message>
            <source>See yourself as in a mirror; others never do</source>
            <translation>Das eigene Bild wie im Spiegel; bei anderen nie</translation>
        </message>
        <message>
            <source>Settings …</source>
            <translation>Einstellungen …</translation>
        </message>
        <message>
            <source>Settings …: all that can be changed</source>
            <translation>Einstellungen …: alles, was sich ändern lässt</translation>
        </message>
        <message>
            <source>Show FaceKeys</source>
            <translation>FaceKeys anzeigen</translation>
        </message>
        <message>
            <source>Show all that is said</source>
            <translation>Die ganze Meldung anzeigen</translation>
        </message>
        <message>
            <source>Show filters of one kind only</source>
            <translation>Nur Filter einer Art anzeigen</translation>
        </message>
        <message>
            <source>Si&amp;ze</source>
            <translation>&amp;Größe</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Überspringen</translation>
        </message>
        <message>
            <source>Some keys stand twice.</source>
            <translation>Manche Tasten sind doppelt belegt.</translation>
        </message>
        <message>
            <source>Start FaceKeys when I log in</source>
            <translation>FaceKeys beim Anmelden starten</translation>
        </message>
        <message>
            <source>Start or stop recording</source>
            <translation>Aufnahme starten oder beenden</translation>
        </message>
        <message>
            <source>State of the virtual camera</source>
            <translation>Zustand der virtuellen Kamera</translation>
        </message>
        <message>
            <source>Statistics</source>
            <translation>Statistik</translation>
        </message>
        <message>
            <source>Statistics: where the time of each frame goes</source>
            <translation>Statistik: wofür jedes Bild wie viel Zeit braucht</translation>
        </message>
        <message>
            <source>Stop recording</source>
            <translation>Aufnahme beenden</translation>
        </message>
        <message>
            <source>Switch it on</source>
            <translation>Einschalten</translation>
        </message>
        <message>
            <source>T&amp;urn</source>
            <translation>&amp;Drehung</translation>
        </message>
        <message>
            <source>Take a photo</source>
            <translation>Foto aufnehmen</translation>
        </message>
        <message>
            <source>Take a photo, as others see you</source>
            <translation>Ein Foto aufnehmen, so wie andere das Bild sehen</translation>
        </message>
        <message>
            <source>Take all filters off at once</source>
            <translation>Alle Filter auf einmal ausschalten</translation>
        </message>
        <message>
            <source>Take off</source>
            <translation>Ausschalten</translation>
        </message>
        <message>
            <source>The doctor looks at this computer …</source>
            <translation>Dieser Computer wird geprüft …</translation>
        </message>
        <message>
            <source>The keys here are suggestions: when you save, your desktop asks which to use.</source>
            <translation>Diese Tasten sind Vorschläge: Beim Speichern fragt die Desktop-Umgebung, welche gelten sollen.</translation>
        </message>
        <message>
            <source>The last one: {path}</source>
            <translation>Zuletzt: {path}</translation>
        </message>
        <message>
            <source>The picture on the face</source>
            <translation>Das Bild auf dem Gesicht</translation>
        </message>
        <message>
            <source>The report is in the clipboard: versions, the doctor's findings and statistics; no pictures, and no name of yours. Paste it where you tell of the fault.</source>
            <translation>Der Bericht ist in der Zwischenablage: Versionen, Befunde und Statistik; keine Bilder und keine Namen. Er gehört in die Fehlermeldung.</translation>
        </message>
        <message>
            <source>Then the virtual camera and the keys go on working without this window. You can quit FaceKeys from its icon in the tray.</source>
            <translation>Dann funktionieren die virtuelle Kamera und die Tastenkürzel auch ohne dieses Fenster. Beenden lässt sich FaceKeys über sein Symbol im Infobereich.</translation>
        </message>
        <message>
            <source>These keys work while the FaceKeys window has the focus.</source>
            <translation>Diese Tasten gelten, solange das Fenster von FaceKeys den Fokus hat.</translation>
        </message>
        <message>
            <source>This is you. Only you see yourself as in a mirror; others see you as you are.</source>
            <translation>Das sind Sie. Nur Sie selbst sehen sich wie im Spiegel; andere sehen Sie, wie Sie sind.</translation>
        </message>
        <message>
            <source>To {path}</source>
            <translation>Nach {path}</translation>
        </message>
        <message>
            <source>Try a filter</source>
            <translation>Einen Filter probieren</translation>
        </message>
        <message>
            <source>Videos and pictures (*.mp4 *.mkv *.mov *.webm *.avi *.gif *.png *.jpg *.jpeg *.webp);;All files (*)</source>
            <translation>Videos und Bilder (*.mp4 *.mkv *.mov *.webm *.avi *.gif *.png *.jpg *.jpeg *.webp);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Waiting for the camera …</source>
            <translation>Warten auf die Kamera …</translation>
        </message>
        <message>
            <source>Wear as many filters as you like. The panic key takes all off at once.</source>
            <translation>Tragen Sie so viele Filter, wie Sie möchten. Die Paniktaste schaltet alle auf einmal aus.</translation>
        </message>
        <message>
            <source>What FaceKeys films with</source>
            <translation>Womit FaceKeys filmt</translation>
        </message>
        <message>
            <source>What FaceKeys films with (Alt+C)</source>
            <translation>Womit FaceKeys filmt (Alt+K)</translation>
        </message>
        <message>
            <source>What keeps FaceKeys Cam from calls, and what to do</source>
            <translation>Was FaceKeys Cam in Anrufen fehlt und was zu tun ist</translation>
        </message>
        <message>
            <source>What keeps FaceKeys Cam from calls, and what to do (Alt+G)</source>
            <translation>Was FaceKeys Cam in Anrufen fehlt und was zu tun ist (Alt+B)</translation>
        </message>
        <message>
            <source>You have a filter of this name already. It would be lost.</source>
            <translation>Sie haben schon einen Filter dieses Namens. Er ginge verloren.</translation>
        </message>
        <message>
            <source>You see “{name}”. Choose your camera to see yourself.</source>
            <translation>Sie sehen „{name}“. Wählen Sie Ihre Kamera, um sich selbst zu sehen.</translation>
        </message>
        <message>
            <source>Your own</source>
            <translation>Eigene</translation>
        </message>
        <message>
            <source>can't be opened. {why}</source>
            <translation>lässt sich nicht öffnen. {why}</translation>
        </message>
        <message>
            <source>crop</source>
            <translation>Ausschnitt</translation>
        </message>
        <message>
            <source>detect</source>
            <translation>Gesichtssuche</translation>
        </message>
        <message>
            <source>favourite</source>
            <translation>Favorit</translation>
        </message>
        <message>
            <source>full effort</source>
            <translation>volle Leistung</translation>
        </message>
        <message>
            <source>grey</source>
            <translation>Graubild</translation>
        </message>
        <message>
            <source>infer</source>
            <translation>Netz</translation>
        </message>
        <message>
            <source>key {key}</source>
            <translation>Taste {key}</translation>
        </message>
        <message>
            <source>median ms</source>
            <translation>Median ms</translation>
        </message>
        <message>
            <source>more</source>
            <translation>mehr</translation>
        </message>
        <message numerus="yes">
            <source>more: {n} frames</source>
            <translation>
                <numerusform>mehr: {n} Bild</numerusform>
                <numerusform>mehr: {n} Bilder</numerusform>
            </translation>
        </message>
        <message>
            <source>nobody is watching</source>
            <translation>niemand sieht zu</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keines</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>on</source>
            <translation>an</translation>
        </message>
        <message>
            <source>on as “{name}”</source>
            <translation>an als „{name}“</translation>
        </message>
        <message>
            <source>output</source>
            <translation>Ausgabe</translation>
        </message>
        <message>
            <source>overlay</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>p95 ms</source>
            <translation>P95 ms</translation>
        </message>
        <message>
            <source>paint</source>
            <translation>Anzeige</translation>
        </message>
        <message>
            <source>smooth</source>
            <translation>Glättung</translation>
        </message>
        <message>
            <source>somebody is watching</source>
            <translation>jemand sieht zu</translation>
        </message>
        <message>
            <source>stage</source>
            <translation>Schritt</translation>
        </message>
        <message>
            <source>starting</source>
            <translation>startet</translation>
        </message>
        <message>
            <source>step {level} of {levels} down: looks for faces every {interval} s, shows {shown} and filters {filtered} frames a second</source>
            <translation>um Stufe {level} von {levels} verringert: sucht alle {interval} s nach Gesichtern, zeigt {shown} und filtert {filtered} Bilder pro Sekunde</translation>
        </message>
        <message>
            <source>track</source>
            <translation>Verfolgung</translation>
        </message>
        <message numerus="yes">
            <source>up to {edge} ms: {n} frames</source>
            <translation>
                <numerusform>bis {edge} ms: {n} Bild</numerusform>
                <numerusform>bis {edge} ms: {n} Bilder</numerusform>
            </translation>
        </message>
        <message>
            <source>{fps} fps · {late} ms · {faces}</source>
            <translation>{fps} B/s · {late} ms · {faces}</translation>
        </message>
        <message>
            <source>{key} is also the key for “{title}” everywhere.</source>
            <translation>{key} ist überall auch die Taste für „{title}“.</translation>
        </message>
        <message>
            <source>{key} is also the key for “{title}”.</source>
            <translation>{key} ist auch die Taste für „{title}“.</translation>
        </message>
        <message>
            <source>{key} would be taken from all other programs: add Ctrl or Alt.</source>
            <translation>{key} würde allen anderen Programmen fehlen: Strg oder Alt dazunehmen.</translation>
        </message>
        <message>
            <source>{name} (key {key})</source>
            <translation>{name} (Taste {key})</translation>
        </message>
        <message>
            <source>{name} (not plugged in)</source>
            <translation>{name} (nicht angeschlossen)</translation>
        </message>
        <message>
            <source>{name} (not there)</source>
            <translation>{name} (nicht vorhanden)</translation>
        </message>
        <message>
            <source>{name} is ready: choose it as the camera of your call, in Zoom, Meet or Teams.</source>
            <translation>{name} ist bereit: Wählen Sie sie als Kamera Ihres Anrufs, in Zoom, Meet oder Teams.</translation>
        </message>
        <message numerus="yes">
            <source>{n} apps</source>
            <translation>
                <numerusform>{n} Programm</numerusform>
                <numerusform>{n} Programme</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} faces</source>
            <translation>
                <numerusform>{n} Gesicht</numerusform>
                <numerusform>{n} Gesichter</numerusform>
            </translation>
        </message>
        <message>
            <source>{n} of {all}</source>
            <translation>{n} von {all}</translation>
        </message>
        <message numerus="yes">
            <source>{n} things need you.</source>
            <translation>
                <numerusform>Eine Sache ist zu tun.</numerusform>
                <numerusform>{n} Dinge sind zu tun.</numerusform>
            </translation>
        </message>
        <message>
            <source>● FaceKeys is recording</source>
            <translation>● FaceKeys nimmt auf</translation>
        </message>
        <message>
            <source>✓ fine</source>
            <translation>✓ gut</translation>
        </message>
        <message>
            <source>✕ broken</source>
            <translation>✕ defekt</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>A corner of the picture tells others that it is filtered.</source>
            <translation>Eine Ecke des Bildes verrät anderen, dass es gefiltert ist.</translation>
        </message>
        <message>
            <source>As for photos; the date and time are those of the beginning, and so are the filters.</source>
            <translation>Wie bei Fotos; Datum, Uhrzeit und Filter sind die vom Beginn.</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>Kamera</translation>
        </message>
        <message>
            <source>Camera, FaceKeys Cam and a filter, explained in the window; until you went through them. Tick it to see them again.</source>
            <translation>Kamera, FaceKeys Cam und ein Filter, im Fenster erklärt, bis Sie sie durchgegangen sind. Ankreuzen, um sie wieder zu sehen.</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>Favourites</source>
            <translation>Favoriten</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Filters that are on at the start</source>
            <translation>Filter, die beim Start an sind</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Frames a second</source>
            <translation>Bilder pro Sekunde</translation>
        </message>
        <message>
            <source>From one of these photos to the next.</source>
            <translation>Von einem dieser Fotos zum nächsten.</translation>
        </message>
        <message>
            <source>Its pictures a second</source>
            <translation>Bilder pro Sekunde der Kamera</translation>
        </message>
        <message>
            <source>Kind of file</source>
            <translation>Dateityp</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Mirror my preview</source>
            <translation>Vorschau spiegeln</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Of all texts, from the next start of FaceKeys. system is what your desktop has, if there is a translation.</source>
            <translation>Aller Texte, ab dem nächsten Start von FaceKeys. „System“ ist die Sprache der Desktop-Umgebung, falls es eine Übersetzung gibt.</translation>
        </message>
        <message>
            <source>Of all windows. system is what your desktop has, also its high contrast.</source>
            <translation>Aller Fenster. „System“ folgt der Desktop-Umgebung, auch bei hohem Kontrast.</translation>
        </message>
        <message>
            <source>On average, at most. To that end fewer frames are processed, down to 15 a second. A recording comes on top of it. The option --cpu wins over it.</source>
            <translation>Im Mittel höchstens. Dafür werden weniger Bilder verarbeitet, bis hinunter zu 15 pro Sekunde. Eine Aufnahme kommt hinzu. Die Option --cpu hat Vorrang.</translation>
        </message>
        <message>
            <source>Photos</source>
            <translation>Fotos</translation>
        </message>
        <message>
            <source>Photos at once</source>
            <translation>Fotos auf einmal</translation>
        </message>
        <message>
            <source>Processor</source>
            <translation>Prozessor</translation>
        </message>
        <message>
            <source>Processor cores to use</source>
            <translation>Prozessorkerne</translation>
        </message>
        <message>
            <source>Recordings</source>
            <translation>Aufnahmen</translation>
        </message>
        <message>
            <source>Seconds between them</source>
            <translation>Sekunden dazwischen</translation>
        </message>
        <message>
            <source>Show statistics</source>
            <translation>Statistik anzeigen</translation>
        </message>
        <message>
            <source>Show the first steps</source>
            <translation>Erste Schritte zeigen</translation>
        </message>
        <message>
            <source>Size of its pictures</source>
            <translation>Größe der Kamerabilder</translation>
        </message>
        <message>
            <source>Small mark while filters are on</source>
            <translation>Kleines Zeichen, solange Filter an sind</translation>
        </message>
        <message>
            <source>So long after the button or the key is pressed the photo is taken; you see the seconds in your preview. To press again takes none.</source>
            <translation>So lange nach dem Drücken wird das Foto aufgenommen; die Vorschau zählt die Sekunden. Nochmaliges Drücken bricht ab.</translation>
        </message>
        <message>
            <source>So many are processed, at most. The option --max-fps wins over it.</source>
            <translation>So viele werden höchstens verarbeitet. Die Option --max-fps hat Vorrang.</translation>
        </message>
        <message>
            <source>So many are taken one after the other.</source>
            <translation>So viele werden nacheinander aufgenommen.</translation>
        </message>
        <message>
            <source>The filters you like best, in your order.</source>
            <translation>Die liebsten Filter, in eigener Reihenfolge.</translation>
        </message>
        <message>
            <source>The nearest that the webcam has; auto is 1280x720. Others always get 1280x720.</source>
            <translation>Das Nächste, was die Webcam bietet; „automatisch“ ist 1280x720. Andere bekommen immer 1280x720.</translation>
        </message>
        <message>
            <source>The nearest that the webcam has; auto is 30. Not more are processed than the processor's setting allows.</source>
            <translation>Das Nächste, was die Webcam bietet; „automatisch“ ist 30. Verarbeitet werden nicht mehr, als unter „Prozessor“ erlaubt ist.</translation>
        </message>
        <message>
            <source>Timer</source>
            <translation>Selbstauslöser</translation>
        </message>
        <message>
            <source>To the best virtual camera there is (auto), a device such as /dev/video10, PipeWire, a preview by HTTP for programs on this computer, or nowhere (none). The option --output wins over it.</source>
            <translation>An die beste vorhandene virtuelle Kamera (auto), ein Gerät wie /dev/video10, PipeWire, eine HTTP-Vorschau für Programme auf diesem Computer oder nirgendwohin (none). Die Option --output hat Vorrang.</translation>
        </message>
        <message>
            <source>Virtual camera</source>
            <translation>Virtuelle Kamera</translation>
        </message>
        <message>
            <source>When the window is closed</source>
            <translation>Beim Schließen des Fensters</translation>
        </message>
        <message>
            <source>Where photos go; if empty, to FaceKeys in your folder of pictures.</source>
            <translation>Wohin Fotos kommen; wenn leer, nach FaceKeys im Bilderordner.</translation>
        </message>
        <message>
            <source>Where recordings go; if empty, to FaceKeys in your folder of videos. They have no sound.</source>
            <translation>Wohin Aufnahmen kommen; wenn leer, nach FaceKeys im Videoordner. Sie haben keinen Ton.</translation>
        </message>
        <message>
            <source>Where the picture goes</source>
            <translation>Wohin das Bild geht</translation>
        </message>
        <message>
            <source>Where the time of each frame goes, below the camera.</source>
            <translation>Wofür jedes Bild wie viel Zeit braucht, unter der Kamera.</translation>
        </message>
        <message>
            <source>Whether FaceKeys goes on behind its icon in the tray.</source>
            <translation>Ob FaceKeys hinter seinem Symbol im Infobereich weiterläuft.</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <source>With none of them FaceKeys starts bare.</source>
            <translation>Ohne solche startet FaceKeys ungefiltert.</translation>
        </message>
        <message>
            <source>You see yourself as in a mirror. Others never do.</source>
            <translation>Das eigene Bild wie im Spiegel. Bei anderen nie.</translation>
        </message>
        <message>
            <source>ask</source>
            <translation>nachfragen</translation>
        </message>
        <message>
            <source>auto</source>
            <translation>automatisch</translation>
        </message>
        <message>
            <source>dark</source>
            <translation>dunkel</translation>
        </message>
        <message>
            <source>end</source>
            <translation>beenden</translation>
        </message>
        <message>
            <source>hide</source>
            <translation>weiterlaufen</translation>
        </message>
        <message>
            <source>high-contrast</source>
            <translation>hoher Kontrast</translation>
        </message>
        <message>
            <source>jpg</source>
            <translation>jpg</translation>
        </message>
        <message>
            <source>jpg is small; png keeps every pixel as it was.</source>
            <translation>jpg ist klein; png behält jedes Pixel, wie es war.</translation>
        </message>
        <message>
            <source>light</source>
            <translation>hell</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keiner</translation>
        </message>
        <message>
            <source>png</source>
            <translation>png</translation>
        </message>
        <message>
            <source>system</source>
            <translation>System</translation>
        </message>
        <message>
            <source>{date}, {time} and {filters} are filled in. A number follows where there is such a file already.</source>
            <translation>{date}, {time} und {filters} werden ausgefüllt. Gibt es die Datei schon, folgt eine Zahl.</translation>
        </message>
    </context>
    <context>
        <name>Filters</name>
        <message>
            <source>Afro</source>
            <translation>Afro</translation>
        </message>
        <message>
            <source>Alien</source>
            <translation>Außerirdischer</translation>
        </message>
        <message>
            <source>Balloons</source>
            <translation>Luftballons</translation>
        </message>
        <message>
            <source>Baseball cap</source>
            <translation>Baseballkappe</translation>
        </message>
        <message>
            <source>Beanie</source>
            <translation>Pudelmütze</translation>
        </message>
        <message>
            <source>Bear</source>
            <translation>Bär</translation>
        </message>
        <message>
            <source>Big eyes</source>
            <translation>Große Augen</translation>
        </message>
        <message>
            <source>Big head</source>
            <translation>Großer Kopf</translation>
        </message>
        <message>
            <source>Black sunglasses</source>
            <translation>Schwarze Sonnenbrille</translation>
        </message>
        <message>
            <source>Blurred face</source>
            <translation>Unscharfes Gesicht</translation>
        </message>
        <message>
            <source>Blush</source>
            <translation>Rouge</translation>
        </message>
        <message>
            <source>Caption</source>
            <translation>Bildunterschrift</translation>
        </message>
        <message>
            <source>Cartoon</source>
            <translation>Cartoon</translation>
        </message>
        <message>
            <source>Cat</source>
            <translation>Katze</translation>
        </message>
        <message>
            <source>Cat whiskers</source>
            <translation>Schnurrhaare</translation>
        </message>
        <message>
            <source>Chef's hat</source>
            <translation>Kochmütze</translation>
        </message>
        <message>
            <source>Clown</source>
            <translation>Clown</translation>
        </message>
        <message>
            <source>Clown nose</source>
            <translation>Clownsnase</translation>
        </message>
        <message>
            <source>Confetti</source>
            <translation>Konfetti</translation>
        </message>
        <message>
            <source>Countdown</source>
            <translation>Countdown</translation>
        </message>
        <message>
            <source>Cowboy hat</source>
            <translation>Cowboyhut</translation>
        </message>
        <message>
            <source>Crown</source>
            <translation>Krone</translation>
        </message>
        <message>
            <source>Dalí moustache</source>
            <translation>Dalí-Bart</translation>
        </message>
        <message>
            <source>Dog</source>
            <translation>Hund</translation>
        </message>
        <message>
            <source>Eye-patch</source>
            <translation>Augenklappe</translation>
        </message>
        <message>
            <source>Fedora</source>
            <translation>Fedora</translation>
        </message>
        <message>
            <source>Film noir</source>
            <translation>Film noir</translation>
        </message>
        <message>
            <source>Fish-eye</source>
            <translation>Fischauge</translation>
        </message>
        <message>
            <source>Flags: cross</source>
            <translation>Flaggen: Kreuz</translation>
        </message>
        <message>
            <source>Flags: stripes</source>
            <translation>Flaggen: Streifen</translation>
        </message>
        <message>
            <source>Freckles</source>
            <translation>Sommersprossen</translation>
        </message>
        <message>
            <source>Full beard</source>
            <translation>Vollbart</translation>
        </message>
        <message>
            <source>Goatee</source>
            <translation>Ziegenbart</translation>
        </message>
        <message>
            <source>Golden frame</source>
            <translation>Goldrahmen</translation>
        </message>
        <message>
            <source>Handlebar moustache</source>
            <translation>Gezwirbelter Schnurrbart</translation>
        </message>
        <message>
            <source>Heart glasses</source>
            <translation>Herzbrille</translation>
        </message>
        <message>
            <source>Hearts</source>
            <translation>Herzen</translation>
        </message>
        <message>
            <source>Hoop earrings</source>
            <translation>Creolen</translation>
        </message>
        <message>
            <source>Horseshoe moustache</source>
            <translation>Hufeisenbart</translation>
        </message>
        <message>
            <source>Ink</source>
            <translation>Tinte</translation>
        </message>
        <message>
            <source>Instant photo</source>
            <translation>Sofortbild</translation>
        </message>
        <message>
            <source>Lipstick</source>
            <translation>Lippenstift</translation>
        </message>
        <message>
            <source>Long wavy hair</source>
            <translation>Langes, welliges Haar</translation>
        </message>
        <message>
            <source>Lower third</source>
            <translation>Bauchbinde</translation>
        </message>
        <message>
            <source>Masked face</source>
            <translation>Verdecktes Gesicht</translation>
        </message>
        <message>
            <source>Mohawk</source>
            <translation>Irokese</translation>
        </message>
        <message>
            <source>Monocle</source>
            <translation>Monokel</translation>
        </message>
        <message>
            <source>Moustache</source>
            <translation>Schnurrbart</translation>
        </message>
        <message>
            <source>Nose ring</source>
            <translation>Nasenring</translation>
        </message>
        <message>
            <source>Only me</source>
            <translation>Nur ich</translation>
        </message>
        <message>
            <source>Party hat</source>
            <translation>Partyhut</translation>
        </message>
        <message>
            <source>Pearl necklace</source>
            <translation>Perlenkette</translation>
        </message>
        <message>
            <source>Pencil moustache</source>
            <translation>Menjou-Bart</translation>
        </message>
        <message>
            <source>Pirate's hat</source>
            <translation>Piratenhut</translation>
        </message>
        <message>
            <source>Pixel glasses</source>
            <translation>Pixelbrille</translation>
        </message>
        <message>
            <source>Pixelated face</source>
            <translation>Verpixeltes Gesicht</translation>
        </message>
        <message>
            <source>Plaster</source>
            <translation>Pflaster</translation>
        </message>
        <message>
            <source>Rabbit</source>
            <translation>Hase</translation>
        </message>
        <message>
            <source>Reading glasses</source>
            <translation>Lesebrille</translation>
        </message>
        <message>
            <source>Robot</source>
            <translation>Roboter</translation>
        </message>
        <message>
            <source>Round glasses</source>
            <translation>Runde Brille</translation>
        </message>
        <message>
            <source>Round sunglasses</source>
            <translation>Runde Sonnenbrille</translation>
        </message>
        <message>
            <source>Sepia</source>
            <translation>Sepia</translation>
        </message>
        <message>
            <source>Slim face</source>
            <translation>Schmales Gesicht</translation>
        </message>
        <message>
            <source>Small mouth</source>
            <translation>Kleiner Mund</translation>
        </message>
        <message>
            <source>Sombrero</source>
            <translation>Sombrero</translation>
        </message>
        <message>
            <source>Sports sunglasses</source>
            <translation>Sportbrille</translation>
        </message>
        <message>
            <source>Statue</source>
            <translation>Statue</translation>
        </message>
        <message>
            <source>Strength</source>
            <translation>Stärke</translation>
        </message>
        <message>
            <source>Sunglasses</source>
            <translation>Sonnenbrille</translation>
        </message>
        <message>
            <source>Swapped faces</source>
            <translation>Vertauschte Gesichter</translation>
        </message>
        <message>
            <source>Tears</source>
            <translation>Tränen</translation>
        </message>
        <message>
            <source>Top hat</source>
            <translation>Zylinder</translation>
        </message>
        <message>
            <source>Vivid colours</source>
            <translation>Kräftige Farben</translation>
        </message>
        <message>
            <source>Walrus moustache</source>
            <translation>Walrossbart</translation>
        </message>
        <message>
            <source>Warm light</source>
            <translation>Warmes Licht</translation>
        </message>
        <message>
            <source>What you do</source>
            <translation>Was Sie machen</translation>
        </message>
        <message>
            <source>Wizard's beard</source>
            <translation>Zaubererbart</translation>
        </message>
        <message>
            <source>Wizard's hat</source>
            <translation>Zauberhut</translation>
        </message>
        <message>
            <source>Your name</source>
            <translation>Ihr Name</translation>
        </message>
    </context>
    <context>
        <name>Sentences</name>
        <message>
            <source>"{0}" means more than one webcam.</source>
            <translation>„{0}“ meint mehr als eine Webcam.</translation>
        </message>
        <message>
            <source>A blacklist in modprobe.d keeps v4l2loopback from being loaded at the start.</source>
            <translation>Eine Sperrliste in modprobe.d verhindert, dass v4l2loopback beim Start geladen wird.</translation>
        </message>
        <message>
            <source>A key waits for you to confirm it.</source>
            <translation>Ein Schlüssel wartet auf Bestätigung.</translation>
        </message>
        <message>
            <source>A line in modprobe.d forbids to load v4l2loopback.</source>
            <translation>Eine Zeile in modprobe.d verbietet, v4l2loopback zu laden.</translation>
        </message>
        <message>
            <source>A line in {0} forbids to load v4l2loopback.</source>
            <translation>Eine Zeile in {0} verbietet, v4l2loopback zu laden.</translation>
        </message>
        <message>
            <source>A loopback device is there, but none is called FaceKeys Cam.</source>
            <translation>Ein Loopback-Gerät ist da, aber keines heißt FaceKeys Cam.</translation>
        </message>
        <message>
            <source>A model is a .toml file, as facekeys train writes it, with its .tflite beside it.</source>
            <translation>Ein Modell ist eine .toml-Datei, wie facekeys train sie schreibt, mit der .tflite-Datei daneben.</translation>
        </message>
        <message>
            <source>A profile needs a name of 1 to 40 readable characters.</source>
            <translation>Ein Profil braucht einen Namen aus 1 bis 40 lesbaren Zeichen.</translation>
        </message>
        <message>
            <source>A program still shows what somebody else sent, at another size.</source>
            <translation>Ein Programm zeigt noch, was ein anderes gesendet hat, in anderer Größe.</translation>
        </message>
        <message>
            <source>A program that sent to it ended without freeing it (v4l2loopback up to 0.12).</source>
            <translation>Ein Programm, das an sie gesendet hat, wurde beendet, ohne sie freizugeben (v4l2loopback bis 0.12).</translation>
        </message>
        <message>
            <source>A snap sees only the devices that it is connected to.</source>
            <translation>Ein Snap sieht nur die Geräte, mit denen er verbunden ist.</translation>
        </message>
        <message>
            <source>Allow yourself to use video devices, then log out and in again:</source>
            <translation>Die Benutzung von Videogeräten erlauben, dann ab- und wieder anmelden:</translation>
        </message>
        <message>
            <source>Another program holds {0}.</source>
            <translation>Ein anderes Programm hat {0} belegt.</translation>
        </message>
        <message>
            <source>Another program sends to the camera: a second FaceKeys, or OBS.</source>
            <translation>Ein anderes Programm sendet an die Kamera: ein zweites FaceKeys oder OBS.</translation>
        </message>
        <message>
            <source>Another program, or Windows, holds {0}.</source>
            <translation>Ein anderes Programm oder Windows hat {0} belegt.</translation>
        </message>
        <message>
            <source>Bind keys in the desktop's own keyboard settings, to lines such as `{0}`.</source>
            <translation>Tasten in den Tastatureinstellungen der Desktop-Umgebung festlegen, für Zeilen wie `{0}`.</translation>
        </message>
        <message>
            <source>Change its permissions.</source>
            <translation>Die Zugriffsrechte ändern.</translation>
        </message>
        <message>
            <source>Choose another folder for photos in the settings.</source>
            <translation>In den Einstellungen einen anderen Ordner für Fotos wählen.</translation>
        </message>
        <message>
            <source>Choose another folder for recordings in the settings.</source>
            <translation>In den Einstellungen einen anderen Ordner für Aufnahmen wählen.</translation>
        </message>
        <message>
            <source>Choose another id.</source>
            <translation>Wählen Sie eine andere Kennung.</translation>
        </message>
        <message>
            <source>Choose another one; the log says more.</source>
            <translation>Eine andere wählen; mehr steht im Protokoll.</translation>
        </message>
        <message>
            <source>Choose another place with -o, or make the folder writable.</source>
            <translation>Mit -o einen anderen Ort wählen oder den Ordner beschreibbar machen.</translation>
        </message>
        <message>
            <source>Choose another place.</source>
            <translation>Einen anderen Ort wählen.</translation>
        </message>
        <message>
            <source>Choose others under “Keys …”, or let the other program go.</source>
            <translation>Unter „Tastenkürzel …“ andere wählen oder das andere Programm beenden.</translation>
        </message>
        <message>
            <source>Chrome and Zoom don't list {0}: its module was loaded without exclusive_caps=1.</source>
            <translation>Chrome und Zoom führen {0} nicht auf: Das Modul wurde ohne exclusive_caps=1 geladen.</translation>
        </message>
        <message>
            <source>Close it, or switch its virtual camera off.</source>
            <translation>Es schließen oder seine virtuelle Kamera ausschalten.</translation>
        </message>
        <message>
            <source>Close other programs that feed it, then switch it on again.</source>
            <translation>Andere Programme schließen, die an sie senden, dann wieder einschalten.</translation>
        </message>
        <message>
            <source>Close other programs that use it, and check that you may use cameras (`facekeys doctor`).</source>
            <translation>Andere Programme schließen, die sie benutzen, und prüfen, ob Kameras benutzt werden dürfen (`facekeys doctor`).</translation>
        </message>
        <message>
            <source>Close the program that uses it (a second FaceKeys, OBS), or make it anew:</source>
            <translation>Das Programm schließen, das sie benutzt (ein zweites FaceKeys, OBS), oder sie neu anlegen:</translation>
        </message>
        <message>
            <source>Close the programs that use it, then load the module anew:</source>
            <translation>Die Programme schließen, die sie benutzen, dann das Modul neu laden:</translation>
        </message>
        <message>
            <source>Close the programs that use it, then load the module anew; devices with names of their own are kept:</source>
            <translation>Die Programme schließen, die sie benutzen, dann das Modul neu laden; Geräte mit eigenen Namen bleiben erhalten:</translation>
        </message>
        <message>
            <source>Connect it, then start the program anew; if that does not help, install it as a .deb or a Flatpak:</source>
            <translation>Ihn verbinden, dann das Programm neu starten; hilft das nicht, es als .deb oder Flatpak installieren:</translation>
        </message>
        <message>
            <source>Delete it yourself.</source>
            <translation>Löschen Sie sie selbst.</translation>
        </message>
        <message>
            <source>Did you mean {0}?</source>
            <translation>War {0} gemeint?</translation>
        </message>
        <message>
            <source>End it, then start it again.</source>
            <translation>Beenden, dann wieder starten.</translation>
        </message>
        <message>
            <source>End the call, or let it take another camera for a moment.</source>
            <translation>Den Anruf beenden oder dort kurz eine andere Kamera wählen.</translation>
        </message>
        <message>
            <source>FaceKeys can send to {0}.</source>
            <translation>FaceKeys kann an {0} senden.</translation>
        </message>
        <message>
            <source>FaceKeys goes on with them until it ends.</source>
            <translation>FaceKeys benutzt sie weiter, bis es beendet wird.</translation>
        </message>
        <message>
            <source>FaceKeys has its usual ones, and leaves the file alone. Update FaceKeys, or move {0} away. {1}</source>
            <translation>FaceKeys benutzt die Standardwerte und lässt die Datei unberührt. FaceKeys aktualisieren oder {0} verschieben. {1}</translation>
        </message>
        <message>
            <source>FaceKeys has its usual ones, and leaves the file alone. {0}</source>
            <translation>FaceKeys benutzt die Standardwerte und lässt die Datei unberührt. {0}</translation>
        </message>
        <message>
            <source>FaceKeys records already.</source>
            <translation>FaceKeys nimmt schon auf.</translation>
        </message>
        <message>
            <source>FaceKeys runs already, but its window can't be shown.</source>
            <translation>FaceKeys läuft schon, aber sein Fenster lässt sich nicht anzeigen.</translation>
        </message>
        <message>
            <source>FaceKeys' own file {0} is missing.</source>
            <translation>Die Datei {0} von FaceKeys fehlt.</translation>
        </message>
        <message>
            <source>FaceKeys' own picture {0} is broken.</source>
            <translation>Das Bild {0} von FaceKeys ist beschädigt.</translation>
        </message>
        <message>
            <source>Filters that shall be on are not there: {0}.</source>
            <translation>Filter, die an sein sollen, fehlen: {0}.</translation>
        </message>
        <message>
            <source>Give a video file or a picture.</source>
            <translation>Ein Video oder ein Bild angeben.</translation>
        </message>
        <message>
            <source>Give a video or a picture.</source>
            <translation>Ein Video oder ein Bild angeben.</translation>
        </message>
        <message>
            <source>Give a video, a picture, or the word "demo".</source>
            <translation>Ein Video, ein Bild oder das Wort „demo“ angeben.</translation>
        </message>
        <message>
            <source>Give the folder of a pack, or its file.</source>
            <translation>Den Ordner eines Filters oder seine Datei angeben.</translation>
        </message>
        <message>
            <source>Give the number of one: {0}.</source>
            <translation>Die Nummer von einer angeben: {0}.</translation>
        </message>
        <message>
            <source>Give yours another id, in its manifest and as its folder's name.</source>
            <translation>Geben Sie Ihrem eine andere Kennung, im Manifest und als Namen des Ordners.</translation>
        </message>
        <message>
            <source>Hand it the key that signed the module, restart, and confirm it in the blue screen that comes (“Enroll MOK”):</source>
            <translation>Den Schlüssel übergeben, mit dem das Modul signiert ist, neu starten und ihn auf dem blauen Bildschirm bestätigen („Enroll MOK“):</translation>
        </message>
        <message>
            <source>Have it loaded at every start:</source>
            <translation>Bei jedem Start laden lassen:</translation>
        </message>
        <message>
            <source>Install FaceKeys again.</source>
            <translation>FaceKeys neu installieren.</translation>
        </message>
        <message>
            <source>Install GStreamer's tools and its part for PipeWire; on Debian and Ubuntu:</source>
            <translation>Die Werkzeuge von GStreamer und den Teil für PipeWire installieren; unter Debian und Ubuntu:</translation>
        </message>
        <message>
            <source>Install OBS Studio (obsproject.com), or, for a camera that is called {0}, Unity Capture (github.com/schellingb/UnityCapture): in its folder Install, as administrator:</source>
            <translation>OBS Studio installieren (obsproject.com) oder, für eine Kamera namens {0}, Unity Capture (github.com/schellingb/UnityCapture): in dessen Ordner Install, als Administrator:</translation>
        </message>
        <message>
            <source>Install OBS Studio (obsproject.com), whose camera is called OBS Virtual Camera; or Unity Capture (github.com/schellingb/UnityCapture), whose camera takes our name: in its folder Install, as administrator:</source>
            <translation>OBS Studio installieren (obsproject.com), dessen Kamera OBS Virtual Camera heißt; oder Unity Capture (github.com/schellingb/UnityCapture), dessen Kamera unseren Namen annimmt: in dessen Ordner Install, als Administrator:</translation>
        </message>
        <message>
            <source>Install OBS Studio 30 or newer (obsproject.com) into Applications.</source>
            <translation>OBS Studio 30 oder neuer (obsproject.com) in „Programme“ installieren.</translation>
        </message>
        <message>
            <source>Install OBS Studio 30 or newer (obsproject.com), start its virtual camera once, allow it in System Settings, stop it and quit OBS. Other programs list it as OBS Virtual Camera.</source>
            <translation>OBS Studio 30 oder neuer installieren (obsproject.com), dessen virtuelle Kamera einmal starten, in den Systemeinstellungen erlauben, stoppen und OBS beenden. Andere Programme führen sie als OBS Virtual Camera auf.</translation>
        </message>
        <message>
            <source>Install OBS Studio 30 or newer (obsproject.com).</source>
            <translation>OBS Studio 30 oder neuer installieren (obsproject.com).</translation>
        </message>
        <message>
            <source>Install a FaceKeys that fits the model, or the other way round.</source>
            <translation>Ein FaceKeys installieren, das zum Modell passt, oder umgekehrt.</translation>
        </message>
        <message>
            <source>Install and load the kernel module that makes it:</source>
            <translation>Das Kernelmodul dafür installieren und laden:</translation>
        </message>
        <message>
            <source>Install it, then load it:</source>
            <translation>Installieren, dann laden:</translation>
        </message>
        <message>
            <source>Install one; or set media.webrtc.camera.allow-pipewire to false in about:config of Firefox:</source>
            <translation>Eines installieren; oder in about:config von Firefox media.webrtc.camera.allow-pipewire auf false setzen:</translation>
        </message>
        <message>
            <source>Install the headers, build it, then load it:</source>
            <translation>Die Header installieren, das Modul bauen, dann laden:</translation>
        </message>
        <message>
            <source>Install them again, or choose others in the settings.</source>
            <translation>Wieder installieren oder in den Einstellungen andere wählen.</translation>
        </message>
        <message>
            <source>Install v4l2loopback with your package manager, then load it:</source>
            <translation>v4l2loopback mit der Paketverwaltung installieren, dann laden:</translation>
        </message>
        <message>
            <source>Install v4l2loopback with your package manager, then:</source>
            <translation>v4l2loopback mit der Paketverwaltung installieren, dann:</translation>
        </message>
        <message>
            <source>Install xdg-desktop-portal with your package manager.</source>
            <translation>xdg-desktop-portal mit der Paketverwaltung installieren.</translation>
        </message>
        <message>
            <source>Is the disk full, or does another program have the file open?</source>
            <translation>Ist der Datenträger voll oder die Datei in einem anderen Programm geöffnet?</translation>
        </message>
        <message>
            <source>Is the disk full, or the folder not yours?</source>
            <translation>Ist der Datenträger voll oder gehört der Ordner jemand anderem?</translation>
        </message>
        <message>
            <source>Is the disk full?</source>
            <translation>Ist der Datenträger voll?</translation>
        </message>
        <message>
            <source>Is the file whole? Try to play it in a video player.</source>
            <translation>Ist die Datei vollständig? Zur Probe in einem Videoplayer abspielen.</translation>
        </message>
        <message>
            <source>It brings no second Qt.</source>
            <translation>Es bringt kein zweites Qt mit.</translation>
        </message>
        <message>
            <source>It can't be used: {0}.</source>
            <translation>Nicht benutzbar: {0}.</translation>
        </message>
        <message>
            <source>It finds {0} key-points on a face.</source>
            <translation>Es findet {0} Punkte in einem Gesicht.</translation>
        </message>
        <message>
            <source>It gives no key-points.</source>
            <translation>Es liefert keine Punkte.</translation>
        </message>
        <message>
            <source>It is off, so any module may be loaded.</source>
            <translation>Es ist aus, also darf jedes Modul geladen werden.</translation>
        </message>
        <message>
            <source>It is on, and lets v4l2loopback in.</source>
            <translation>Es ist an und lässt v4l2loopback zu.</translation>
        </message>
        <message>
            <source>It is on; no key is known to wait for you.</source>
            <translation>Es ist an; kein Schlüssel wartet auf Bestätigung, soweit bekannt.</translation>
        </message>
        <message>
            <source>It is started again by itself.</source>
            <translation>Es wird von selbst neu gestartet.</translation>
        </message>
        <message>
            <source>It is started again by itself; the log says more.</source>
            <translation>Sie wird von selbst neu gestartet; mehr steht im Protokoll.</translation>
        </message>
        <message>
            <source>It is there as {0}.</source>
            <translation>Sie liegt unter {0}.</translation>
        </message>
        <message>
            <source>It may also have: {0}.</source>
            <translation>Möglich sind auch: {0}.</translation>
        </message>
        <message>
            <source>It plays at the right speed all the same.</source>
            <translation>Sie läuft trotzdem in der richtigen Geschwindigkeit ab.</translation>
        </message>
        <message>
            <source>It runs, with a session manager and a portal.</source>
            <translation>Es läuft, mit Sitzungsverwaltung und Portal.</translation>
        </message>
        <message>
            <source>It runs, with a session manager and a portal. Where v4l2loopback can't be used, FaceKeys Cam is made here by itself, for Firefox, Chromium and GNOME's programs.</source>
            <translation>Es läuft, mit Sitzungsverwaltung und Portal. Wo v4l2loopback nicht verwendbar ist, entsteht FaceKeys Cam von selbst hier, für Firefox, Chromium und Programme von GNOME.</translation>
        </message>
        <message>
            <source>Join the group that may use cameras, then log out and in again:</source>
            <translation>Der Gruppe beitreten, die Kameras benutzen darf, dann ab- und wieder anmelden:</translation>
        </message>
        <message>
            <source>Join the group, then log out and in again:</source>
            <translation>Der Gruppe beitreten, dann ab- und wieder anmelden:</translation>
        </message>
        <message>
            <source>Keep only the OpenCV without windows of its own:</source>
            <translation>Nur das OpenCV ohne eigene Fenster behalten:</translation>
        </message>
        <message>
            <source>Known schemes: {0}.</source>
            <translation>Bekannte Schemata: {0}.</translation>
        </message>
        <message>
            <source>Let it end with .png.</source>
            <translation>Es muss auf .png enden.</translation>
        </message>
        <message>
            <source>Let it, then start the program anew:</source>
            <translation>Es erlauben, dann das Programm neu starten:</translation>
        </message>
        <message>
            <source>Let the group video use it:</source>
            <translation>Die Gruppe video darf sie dann benutzen:</translation>
        </message>
        <message>
            <source>Load it anew:</source>
            <translation>Neu laden:</translation>
        </message>
        <message>
            <source>Load it:</source>
            <translation>Laden:</translation>
        </message>
        <message>
            <source>Load the kernel module that makes it:</source>
            <translation>Das Kernelmodul dafür laden:</translation>
        </message>
        <message>
            <source>Load the module anew, which makes the file:</source>
            <translation>Das Modul neu laden, das legt die Datei an:</translation>
        </message>
        <message>
            <source>Log out and in again; a restart does it for certain.</source>
            <translation>Ab- und wieder anmelden; ein Neustart hilft auf jeden Fall.</translation>
        </message>
        <message>
            <source>Make its folder writable.</source>
            <translation>Machen Sie ihren Ordner beschreibbar.</translation>
        </message>
        <message>
            <source>Make one in the settings of the window.</source>
            <translation>In den Einstellungen des Fensters eines anlegen.</translation>
        </message>
        <message>
            <source>Make room there, or choose another folder in the settings.</source>
            <translation>Dort Platz schaffen oder in den Einstellungen einen anderen Ordner wählen.</translation>
        </message>
        <message>
            <source>Make room there. {0}</source>
            <translation>Dort Platz schaffen. {0}</translation>
        </message>
        <message>
            <source>Make the list anew, then load it:</source>
            <translation>Die Liste neu anlegen, dann das Modul laden:</translation>
        </message>
        <message>
            <source>May use cameras: {0}.</source>
            <translation>Dürfen Kameras benutzen: {0}.</translation>
        </message>
        <message>
            <source>Mend it, or remove its folder.</source>
            <translation>Den Filter reparieren oder seinen Ordner entfernen.</translation>
        </message>
        <message>
            <source>Mend it: docs/filter-format.md says what a pack may be.</source>
            <translation>Beheben Sie das: docs/filter-format.md sagt, was ein Paket sein darf.</translation>
        </message>
        <message>
            <source>Mend {0}: it is left as it is ({1}).</source>
            <translation>{0} reparieren: Die Datei bleibt, wie sie ist ({1}).</translation>
        </message>
        <message>
            <source>Menu entries are made on Linux only.</source>
            <translation>Menüeinträge gibt es nur unter Linux.</translation>
        </message>
        <message>
            <source>Move it away, then try again.</source>
            <translation>Schieben Sie sie beiseite und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>Name a file in it.</source>
            <translation>Eine Datei darin angeben.</translation>
        </message>
        <message>
            <source>Neither Unity Capture nor OBS Studio is installed.</source>
            <translation>Weder Unity Capture noch OBS Studio ist installiert.</translation>
        </message>
        <message>
            <source>No desktop portal is installed, through which programs ask for cameras.</source>
            <translation>Es ist kein Desktop-Portal installiert, über das Programme nach Kameras fragen.</translation>
        </message>
        <message>
            <source>No face was found, not even in the portrait of the demo.</source>
            <translation>Es wurde kein Gesicht gefunden, nicht einmal auf dem Porträt der Vorführung.</translation>
        </message>
        <message>
            <source>No filter can be made of this picture.</source>
            <translation>Aus diesem Bild lässt sich kein Filter machen.</translation>
        </message>
        <message>
            <source>No photo can be written to {0}: {1}.</source>
            <translation>In {0} lässt sich kein Foto speichern: {1}.</translation>
        </message>
        <message>
            <source>No photo is taken, for the disk of {0} is nearly full.</source>
            <translation>Kein Foto aufgenommen: Der Datenträger von {0} ist fast voll.</translation>
        </message>
        <message>
            <source>No program was found that shows folders.</source>
            <translation>Es wurde kein Programm gefunden, das Ordner zeigt.</translation>
        </message>
        <message>
            <source>No recording can be written to {0}: {1}.</source>
            <translation>In {0} lässt sich keine Aufnahme speichern: {1}.</translation>
        </message>
        <message>
            <source>No virtual camera can be used ({0}).</source>
            <translation>Keine virtuelle Kamera ist benutzbar ({0}).</translation>
        </message>
        <message>
            <source>No virtual camera is known for this system.</source>
            <translation>Für dieses System ist keine virtuelle Kamera bekannt.</translation>
        </message>
        <message>
            <source>No webcam was found, so you see the demo clip.</source>
            <translation>Keine Webcam gefunden, deshalb läuft der Demo-Clip.</translation>
        </message>
        <message>
            <source>No webcam was found.</source>
            <translation>Keine Webcam gefunden.</translation>
        </message>
        <message>
            <source>Nothing is recorded, for the disk of {0} is nearly full.</source>
            <translation>Keine Aufnahme: Der Datenträger von {0} ist fast voll.</translation>
        </message>
        <message>
            <source>Nothing is recorded.</source>
            <translation>Es läuft keine Aufnahme.</translation>
        </message>
        <message>
            <source>Nothing was recorded, for no picture came.</source>
            <translation>Nichts aufgenommen, denn es kam kein Bild.</translation>
        </message>
        <message>
            <source>OBS Studio is too old: its camera extension came with version 30.</source>
            <translation>OBS Studio ist zu alt: Die Kameraerweiterung kam mit Version 30.</translation>
        </message>
        <message>
            <source>OBS Studio {0} is too old: its camera extension came with version {1}.</source>
            <translation>OBS Studio {0} ist zu alt: Die Kameraerweiterung kam mit Version {1}.</translation>
        </message>
        <message>
            <source>OBS Studio, whose camera FaceKeys sends to, is not installed.</source>
            <translation>OBS Studio, an dessen Kamera FaceKeys sendet, ist nicht installiert.</translation>
        </message>
        <message>
            <source>On other systems make a shortcut to the command facekeys.</source>
            <translation>Legen Sie auf anderen Systemen eine Verknüpfung zum Befehl facekeys an.</translation>
        </message>
        <message>
            <source>Only I420 can be sent.</source>
            <translation>Nur I420 lässt sich senden.</translation>
        </message>
        <message>
            <source>Only filters of your own can be removed.</source>
            <translation>Nur eigene Filter lassen sich entfernen.</translation>
        </message>
        <message>
            <source>Open it in an image editor and save it anew.</source>
            <translation>In einem Bildbearbeitungsprogramm öffnen und neu speichern.</translation>
        </message>
        <message>
            <source>Options in modprobe.d say something else than FaceKeys Cam needs.</source>
            <translation>Optionen in modprobe.d passen nicht zu dem, was FaceKeys Cam braucht.</translation>
        </message>
        <message>
            <source>Other programs list FaceKeys as “{0}”: no device is called {1}.</source>
            <translation>Andere Programme führen FaceKeys als „{0}“ auf: Kein Gerät heißt {1}.</translation>
        </message>
        <message>
            <source>Other programs list it as {0}, which is OBS's.</source>
            <translation>Andere Programme führen sie als {0} auf, die von OBS stammt.</translation>
        </message>
        <message>
            <source>Other programs list it as {0}.</source>
            <translation>Andere Programme führen sie als {0} auf.</translation>
        </message>
        <message>
            <source>Other programs list it as {0}; macOS allows it no other name.</source>
            <translation>Andere Programme führen sie als {0} auf; macOS erlaubt keinen anderen Namen.</translation>
        </message>
        <message>
            <source>PNG, WebP, GIF and SVG pictures will do; 1000 pixels across are plenty.</source>
            <translation>PNG-, WebP-, GIF- und SVG-Bilder gehen; 1000 Pixel Breite reichen aus.</translation>
        </message>
        <message>
            <source>Photos and recordings lie in {0}.</source>
            <translation>Fotos und Aufnahmen liegen in {0}.</translation>
        </message>
        <message>
            <source>Photos go to {0}, recordings to {1}.</source>
            <translation>Fotos kommen nach {0}, Aufnahmen nach {1}.</translation>
        </message>
        <message>
            <source>PipeWire does not run.</source>
            <translation>PipeWire läuft nicht.</translation>
        </message>
        <message>
            <source>PipeWire ended, and the camera with it.</source>
            <translation>PipeWire wurde beendet und mit ihm die Kamera.</translation>
        </message>
        <message>
            <source>PipeWire, which such programs ask for cameras, is installed but does not run.</source>
            <translation>PipeWire, das solche Programme nach Kameras fragen, ist installiert, läuft aber nicht.</translation>
        </message>
        <message>
            <source>Plug it in again, or choose another one.</source>
            <translation>Wieder anschließen oder eine andere wählen.</translation>
        </message>
        <message>
            <source>Plug it in: it is taken by itself. Or choose another.</source>
            <translation>Anschließen: Sie wird von selbst benutzt. Oder eine andere wählen.</translation>
        </message>
        <message>
            <source>Plug one in, then look with `facekeys cameras`.</source>
            <translation>Eine anschließen, dann mit `facekeys cameras` nachsehen.</translation>
        </message>
        <message>
            <source>Plug one in. Until then the app shows its demo clip.</source>
            <translation>Eine anschließen. Bis dahin läuft der Demo-Clip.</translation>
        </message>
        <message>
            <source>Plug one in: it is taken by itself.</source>
            <translation>Eine anschließen: Sie wird von selbst benutzt.</translation>
        </message>
        <message>
            <source>Register it anew: in its folder Install, as administrator:</source>
            <translation>Neu registrieren: in dessen Ordner Install, als Administrator:</translation>
        </message>
        <message>
            <source>Replace it with --replace.</source>
            <translation>Ersetzen Sie ihn mit --replace.</translation>
        </message>
        <message>
            <source>Restart, and choose “Enroll MOK” in the blue screen that comes.</source>
            <translation>Neu starten und auf dem blauen Bildschirm „Enroll MOK“ wählen.</translation>
        </message>
        <message>
            <source>Run `facekeys doctor`: it says how to get one.</source>
            <translation>`facekeys doctor` ausführen: Es sagt, wie man eine bekommt.</translation>
        </message>
        <message>
            <source>Scale it down to at most {0} pixels a side.</source>
            <translation>Auf höchstens {0} Pixel je Seite verkleinern.</translation>
        </message>
        <message>
            <source>Scale the video to at most {0} pixels a side.</source>
            <translation>Das Video auf höchstens {0} Pixel je Seite verkleinern.</translation>
        </message>
        <message>
            <source>Secure Boot is on, and refuses modules signed with a key it does not know.</source>
            <translation>Secure Boot ist an und lehnt Module ab, deren Schlüssel es nicht kennt.</translation>
        </message>
        <message>
            <source>Settings that can't be used have their usual values:</source>
            <translation>Einstellungen, die nicht benutzbar sind, haben ihre Standardwerte:</translation>
        </message>
        <message>
            <source>Start FaceKeys again; the log says more.</source>
            <translation>FaceKeys neu starten; mehr steht im Protokoll.</translation>
        </message>
        <message>
            <source>Start OBS, press Start Virtual Camera, allow the extension in System Settings (Login Items &amp; Extensions, Camera Extensions), restart if asked, stop the camera and quit OBS. `systemextensionsctl list` then names it as activated.</source>
            <translation>OBS starten, „Start Virtual Camera“ drücken, die Erweiterung in den Systemeinstellungen erlauben (Anmeldeobjekte &amp; Erweiterungen, Kameraerweiterungen), bei Nachfrage neu starten, die Kamera stoppen und OBS beenden. `systemextensionsctl list` nennt sie dann als aktiviert.</translation>
        </message>
        <message>
            <source>Start it:</source>
            <translation>Starten:</translation>
        </message>
        <message>
            <source>Start it: facekeys record start</source>
            <translation>Starten: facekeys record start</translation>
        </message>
        <message>
            <source>Start it: systemctl --user start pipewire wireplumber</source>
            <translation>Starten: systemctl --user start pipewire wireplumber</translation>
        </message>
        <message>
            <source>Start the computer anew if the kernel was just updated; else build it for this one, then load it:</source>
            <translation>Den Computer neu starten, falls der Kernel gerade aktualisiert wurde; sonst das Modul für diesen bauen, dann laden:</translation>
        </message>
        <message>
            <source>Stop it: facekeys record stop</source>
            <translation>Beenden: facekeys record stop</translation>
        </message>
        <message>
            <source>Such as "work" or "play".</source>
            <translation>Etwa „Arbeit“ oder „Freizeit“.</translation>
        </message>
        <message>
            <source>Such as my-hat.</source>
            <translation>Zum Beispiel mein-hut.</translation>
        </message>
        <message>
            <source>Switch off the filter that was added last.</source>
            <translation>Den zuletzt hinzugefügten Filter ausschalten.</translation>
        </message>
        <message>
            <source>Switch the virtual camera on in FaceKeys, which frees it. For other programs, load the module anew:</source>
            <translation>Die virtuelle Kamera in FaceKeys einschalten, das gibt sie frei. Für andere Programme das Modul neu laden:</translation>
        </message>
        <message>
            <source>Take it out:</source>
            <translation>Den Eintrag entfernen:</translation>
        </message>
        <message>
            <source>Take the line out, then load it:</source>
            <translation>Die Zeile entfernen, dann das Modul laden:</translation>
        </message>
        <message>
            <source>Take them out, and write the right ones down:</source>
            <translation>Sie entfernen und die richtigen eintragen:</translation>
        </message>
        <message>
            <source>The Flatpak may not use devices.</source>
            <translation>Das Flatpak darf keine Geräte benutzen.</translation>
        </message>
        <message>
            <source>The Flatpak {0} may not use devices.</source>
            <translation>Das Flatpak {0} darf keine Geräte benutzen.</translation>
        </message>
        <message>
            <source>The X server does not let FaceKeys ask for keys.</source>
            <translation>Der X-Server lässt FaceKeys nicht nach Tasten fragen.</translation>
        </message>
        <message>
            <source>The camera of OBS Studio was never started, or not allowed.</source>
            <translation>Die Kamera von OBS Studio wurde nie gestartet oder nicht erlaubt.</translation>
        </message>
        <message>
            <source>The camera of last time is not there, so you see {0}.</source>
            <translation>Die Kamera vom letzten Mal fehlt, deshalb läuft: {0}.</translation>
        </message>
        <message>
            <source>The camera {0} can't be opened.</source>
            <translation>Die Kamera {0} lässt sich nicht öffnen.</translation>
        </message>
        <message>
            <source>The camera {0} sends no more frames.</source>
            <translation>Die Kamera {0} sendet keine Bilder mehr.</translation>
        </message>
        <message>
            <source>The camera {0} stopped sending frames.</source>
            <translation>Die Kamera {0} hat aufgehört, Bilder zu senden.</translation>
        </message>
        <message>
            <source>The desktop gave no key for “{0}”.</source>
            <translation>Die Desktop-Umgebung hat keine Taste für „{0}“ vergeben.</translation>
        </message>
        <message>
            <source>The desktop gives FaceKeys the keys that you allow.</source>
            <translation>Die Desktop-Umgebung gibt FaceKeys die Tasten, die erlaubt wurden.</translation>
        </message>
        <message>
            <source>The desktop refused the keys.</source>
            <translation>Die Desktop-Umgebung hat die Tasten abgelehnt.</translation>
        </message>
        <message>
            <source>The desktop took the keys back.</source>
            <translation>Die Desktop-Umgebung hat die Tasten zurückgenommen.</translation>
        </message>
        <message>
            <source>The desktop's dialog for keys was dismissed.</source>
            <translation>Der Dialog der Desktop-Umgebung für Tasten wurde abgebrochen.</translation>
        </message>
        <message>
            <source>The device file does not let its group write.</source>
            <translation>Die Gerätedatei lässt ihre Gruppe nicht schreiben.</translation>
        </message>
        <message>
            <source>The disk is full: choose another place with -o.</source>
            <translation>Der Datenträger ist voll: mit -o einen anderen Ort wählen.</translation>
        </message>
        <message>
            <source>The face cascade {0} is missing or broken.</source>
            <translation>Die Gesichtskaskade {0} fehlt oder ist beschädigt.</translation>
        </message>
        <message>
            <source>The file as it was is kept as {0}.</source>
            <translation>Die alte Datei bleibt als {0} erhalten.</translation>
        </message>
        <message>
            <source>The filter {0} is broken:</source>
            <translation>Der Filter {0} ist fehlerhaft:</translation>
        </message>
        <message>
            <source>The filter {0} ships with FaceKeys.</source>
            <translation>Der Filter {0} gehört zu FaceKeys.</translation>
        </message>
        <message>
            <source>The filters fail on this picture, so all of it is covered.</source>
            <translation>Die Filter scheitern an diesem Bild, darum ist es ganz verdeckt.</translation>
        </message>
        <message>
            <source>The filters fail on this picture, so it goes out without them.</source>
            <translation>Die Filter versagen bei diesem Bild, deshalb geht es ohne sie hinaus.</translation>
        </message>
        <message>
            <source>The kernel has the device, but its file in /dev is gone.</source>
            <translation>Der Kernel hat das Gerät, aber seine Datei in /dev fehlt.</translation>
        </message>
        <message>
            <source>The kernel has {0}, but /dev/video{1} is gone.</source>
            <translation>Der Kernel hat {0}, aber /dev/video{1} fehlt.</translation>
        </message>
        <message>
            <source>The kernel module v4l2loopback, which makes the camera, is not installed.</source>
            <translation>Das Kernelmodul v4l2loopback, das die Kamera bereitstellt, ist nicht installiert.</translation>
        </message>
        <message>
            <source>The log says more.</source>
            <translation>Mehr steht im Protokoll.</translation>
        </message>
        <message>
            <source>The model beside {0} can't be loaded: {1}.</source>
            <translation>Das Modell neben {0} lässt sich nicht laden: {1}.</translation>
        </message>
        <message>
            <source>The model beside {0} gives {1} numbers for each crop, and not the {2} of its points.</source>
            <translation>Das Modell neben {0} liefert {1} Zahlen je Ausschnitt statt der {2} seiner Punkte.</translation>
        </message>
        <message>
            <source>The model beside {0} wants other pictures than 96x96 grey crops.</source>
            <translation>Das Modell neben {0} verlangt andere Bilder als graue Ausschnitte von 96x96.</translation>
        </message>
        <message>
            <source>The model file {0} can't be read: {1}.</source>
            <translation>Die Modelldatei {0} lässt sich nicht lesen: {1}.</translation>
        </message>
        <message>
            <source>The model file {0} is broken: {1}.</source>
            <translation>Die Modelldatei {0} ist beschädigt: {1}.</translation>
        </message>
        <message>
            <source>The model file {0} is no TOML.</source>
            <translation>Die Modelldatei {0} ist kein TOML.</translation>
        </message>
        <message>
            <source>The model file {0} is of another kind than this FaceKeys runs.</source>
            <translation>Die Modelldatei {0} ist von anderer Art, als dieses FaceKeys benutzt.</translation>
        </message>
        <message>
            <source>The model file {0} names key-points that FaceKeys does not know.</source>
            <translation>Die Modelldatei {0} nennt Punkte, die FaceKeys nicht kennt.</translation>
        </message>
        <message>
            <source>The model {0} is damaged: its SHA-256 is not the one noted for it.</source>
            <translation>Das Modell {0} ist beschädigt: Seine SHA-256-Summe ist nicht die notierte.</translation>
        </message>
        <message>
            <source>The model {0} is missing.</source>
            <translation>Das Modell {0} fehlt.</translation>
        </message>
        <message>
            <source>The module was loaded without exclusive_caps=1.</source>
            <translation>Das Modul wurde ohne exclusive_caps=1 geladen.</translation>
        </message>
        <message>
            <source>The module's file is there, but the list that modprobe reads lacks it.</source>
            <translation>Die Datei des Moduls ist da, fehlt aber in der Liste, die modprobe liest.</translation>
        </message>
        <message>
            <source>The photos before this one are still being written.</source>
            <translation>Die vorigen Fotos werden noch gespeichert.</translation>
        </message>
        <message>
            <source>The pictures of {0} are too large.</source>
            <translation>Die Bilder von {0} sind zu groß.</translation>
        </message>
        <message>
            <source>The preview can't be served ({0}).</source>
            <translation>Die HTTP-Vorschau lässt sich nicht bereitstellen ({0}).</translation>
        </message>
        <message>
            <source>The preview is closed.</source>
            <translation>Die HTTP-Vorschau ist geschlossen.</translation>
        </message>
        <message>
            <source>The preview's picture can't be packed.</source>
            <translation>Das Bild der HTTP-Vorschau lässt sich nicht komprimieren.</translation>
        </message>
        <message>
            <source>The recording could not be renamed: {0}.</source>
            <translation>Die Aufnahme ließ sich nicht umbenennen: {0}.</translation>
        </message>
        <message>
            <source>The recording ended because of a fault in FaceKeys.</source>
            <translation>Die Aufnahme endete durch einen Fehler in FaceKeys.</translation>
        </message>
        <message>
            <source>The recording ended, for its folder {0} is gone.</source>
            <translation>Die Aufnahme endete: Ihr Ordner {0} fehlt.</translation>
        </message>
        <message>
            <source>The recording ended, for the disk of {0} is nearly full.</source>
            <translation>Die Aufnahme endete: Der Datenträger von {0} ist fast voll.</translation>
        </message>
        <message>
            <source>The recording ended: {0}.</source>
            <translation>Die Aufnahme endete: {0}.</translation>
        </message>
        <message>
            <source>The recording lacks {0} pictures, for the computer could not keep up.</source>
            <translation>Der Aufnahme fehlen {0} Bilder, denn der Computer war zu langsam.</translation>
        </message>
        <message>
            <source>The session bus is gone.</source>
            <translation>Der Sitzungsbus ist nicht mehr da.</translation>
        </message>
        <message>
            <source>The settings are those of a newer FaceKeys (version {0}; this one reads {1}).</source>
            <translation>Die Einstellungen stammen von einem neueren FaceKeys (Version {0}; dieses liest {1}).</translation>
        </message>
        <message>
            <source>The settings can't be kept: {0}</source>
            <translation>Die Einstellungen lassen sich nicht speichern: {0}</translation>
        </message>
        <message>
            <source>The settings can't be read: {0}: {1}.</source>
            <translation>Die Einstellungen lassen sich nicht lesen: {0}: {1}.</translation>
        </message>
        <message>
            <source>The snap {0} is not connected to cameras.</source>
            <translation>Der Snap {0} ist nicht mit Kameras verbunden.</translation>
        </message>
        <message>
            <source>The video can't be written: {0}.</source>
            <translation>Das Video lässt sich nicht speichern: {0}.</translation>
        </message>
        <message>
            <source>The virtual camera stays off until you switch it on.</source>
            <translation>Die virtuelle Kamera bleibt aus, bis sie eingeschaltet wird.</translation>
        </message>
        <message>
            <source>The virtual camera stopped because of a fault in FaceKeys.</source>
            <translation>Die virtuelle Kamera hielt durch einen Fehler in FaceKeys an.</translation>
        </message>
        <message>
            <source>The window can be opened.</source>
            <translation>Das Fenster lässt sich öffnen.</translation>
        </message>
        <message>
            <source>The {0} stopped because of a fault in FaceKeys.</source>
            <translation>Durch einen Fehler in FaceKeys angehalten: {0}.</translation>
        </message>
        <message>
            <source>There are: {0}, and /dev/videoN.</source>
            <translation>Es gibt: {0} und /dev/videoN.</translation>
        </message>
        <message>
            <source>There are: {0}.</source>
            <translation>Es gibt: {0}.</translation>
        </message>
        <message>
            <source>There is no file {0}.</source>
            <translation>Die Datei {0} gibt es nicht.</translation>
        </message>
        <message>
            <source>There is no filter pack {0}.</source>
            <translation>Ein Filterpaket {0} gibt es nicht.</translation>
        </message>
        <message>
            <source>There is no filter {0} of your own.</source>
            <translation>Einen eigenen Filter {0} gibt es nicht.</translation>
        </message>
        <message>
            <source>There is no filter {0}.</source>
            <translation>Einen Filter {0} gibt es nicht.</translation>
        </message>
        <message>
            <source>There is no filter.</source>
            <translation>Es gibt keinen Filter.</translation>
        </message>
        <message>
            <source>There is no output {0}.</source>
            <translation>Die Ausgabe {0} gibt es nicht.</translation>
        </message>
        <message>
            <source>There is no photo and no recording yet.</source>
            <translation>Es gibt noch kein Foto und keine Aufnahme.</translation>
        </message>
        <message>
            <source>There is no picture to take a photo of.</source>
            <translation>Es gibt kein Bild zum Fotografieren.</translation>
        </message>
        <message>
            <source>There is no profile {0}.</source>
            <translation>Das Profil {0} gibt es nicht.</translation>
        </message>
        <message>
            <source>There is no session bus to ask the desktop for keys.</source>
            <translation>Es gibt keinen Sitzungsbus, um die Desktop-Umgebung nach Tasten zu fragen.</translation>
        </message>
        <message>
            <source>There is no setting {0}.</source>
            <translation>Die Einstellung {0} gibt es nicht.</translation>
        </message>
        <message>
            <source>There is no virtual camera on this system.</source>
            <translation>Auf diesem System gibt es keine virtuelle Kamera.</translation>
        </message>
        <message>
            <source>There is no webcam "{0}".</source>
            <translation>Die Webcam „{0}“ gibt es nicht.</translation>
        </message>
        <message>
            <source>There is no {0}.</source>
            <translation>{0} gibt es nicht.</translation>
        </message>
        <message>
            <source>This desktop has no portal for keys in all windows.</source>
            <translation>Diese Desktop-Umgebung hat kein Portal für Tasten in allen Fenstern.</translation>
        </message>
        <message>
            <source>This is not Windows.</source>
            <translation>Das ist nicht Windows.</translation>
        </message>
        <message>
            <source>This source can't be read because of a fault in FaceKeys.</source>
            <translation>Diese Quelle lässt sich durch einen Fehler in FaceKeys nicht lesen.</translation>
        </message>
        <message>
            <source>This system lets no program have keys in other windows.</source>
            <translation>Dieses System gibt keinem Programm Tasten in anderen Fenstern.</translation>
        </message>
        <message>
            <source>Try another one.</source>
            <translation>Versuchen Sie ein anderes.</translation>
        </message>
        <message>
            <source>Try it again, or try another one; the log says more.</source>
            <translation>Noch einmal versuchen oder ein anderes nehmen; mehr steht im Protokoll.</translation>
        </message>
        <message>
            <source>Try it again; the log says more.</source>
            <translation>Noch einmal versuchen; mehr steht im Protokoll.</translation>
        </message>
        <message>
            <source>Unity Capture is registered as “{0}”, not as {1}.</source>
            <translation>Unity Capture ist als „{0}“ registriert, nicht als {1}.</translation>
        </message>
        <message>
            <source>Unity Capture is registered under another name.</source>
            <translation>Unity Capture ist unter einem anderen Namen registriert.</translation>
        </message>
        <message>
            <source>Update macOS to 13 or newer.</source>
            <translation>macOS auf 13 oder neuer aktualisieren.</translation>
        </message>
        <message>
            <source>Viola-Jones looks for faces.</source>
            <translation>Viola-Jones sucht nach Gesichtern.</translation>
        </message>
        <message>
            <source>Wait a moment, then try again.</source>
            <translation>Kurz warten, dann noch einmal versuchen.</translation>
        </message>
        <message>
            <source>Wait until the camera sends one.</source>
            <translation>Warten, bis die Kamera eines sendet.</translation>
        </message>
        <message>
            <source>Was a disk unplugged? Choose another folder in the settings.</source>
            <translation>Wurde ein Datenträger entfernt? In den Einstellungen einen anderen Ordner wählen.</translation>
        </message>
        <message>
            <source>Windows gives FaceKeys these keys alone; it sees no others.</source>
            <translation>Windows gibt FaceKeys nur diese Tasten; andere sieht es nicht.</translation>
        </message>
        <message>
            <source>WirePlumber, which tells PipeWire of the cameras, does not run.</source>
            <translation>WirePlumber, das PipeWire die Kameras nennt, läuft nicht.</translation>
        </message>
        <message>
            <source>Write its options down:</source>
            <translation>Die Optionen eintragen:</translation>
        </message>
        <message>
            <source>X11 gives FaceKeys these keys alone; it sees no others.</source>
            <translation>X11 gibt FaceKeys nur diese Tasten; andere sieht es nicht.</translation>
        </message>
        <message>
            <source>You are in the group, but logged in before you were.</source>
            <translation>Die Anmeldung geschah vor dem Beitritt zur Gruppe.</translation>
        </message>
        <message>
            <source>You have a filter {0} already.</source>
            <translation>Sie haben schon einen Filter {0}.</translation>
        </message>
        <message>
            <source>You may not use video devices: you are not in their group.</source>
            <translation>Videogeräte dürfen nicht benutzt werden: Die Gruppe dafür fehlt.</translation>
        </message>
        <message>
            <source>You may not use {0}: you are not in the group {1}.</source>
            <translation>{0} darf nicht benutzt werden: Die Gruppe {1} fehlt.</translation>
        </message>
        <message>
            <source>Yours lie in {0}.</source>
            <translation>Ihre liegen in {0}.</translation>
        </message>
        <message>
            <source>`facekeys filters list` lists them.</source>
            <translation>`facekeys filters list` listet sie auf.</translation>
        </message>
        <message>
            <source>`facekeys settings get` lists them.</source>
            <translation>`facekeys settings get` listet sie auf.</translation>
        </message>
        <message>
            <source>anchor: all lie on one spot of the artwork</source>
            <translation>anchor: alle liegen auf einem Punkt der Grafik</translation>
        </message>
        <message>
            <source>anchor: fit = "affine" needs three that are not in one line</source>
            <translation>anchor: fit = "affine" braucht drei, die nicht auf einer Linie liegen</translation>
        </message>
        <message>
            <source>anchor: fit = "mesh" needs four that are not in one line</source>
            <translation>anchor: fit = "mesh" braucht vier, die nicht auf einer Linie liegen</translation>
        </message>
        <message>
            <source>anchor: two lie on one spot of the artwork</source>
            <translation>anchor: zwei liegen auf einem Punkt des Bildes</translation>
        </message>
        <message>
            <source>another program feeds it</source>
            <translation>ein anderes Programm sendet an sie</translation>
        </message>
        <message>
            <source>another program holds it at {0}x{1}</source>
            <translation>ein anderes Programm hält sie bei {0}x{1}</translation>
        </message>
        <message>
            <source>at every start</source>
            <translation>bei jedem Start</translation>
        </message>
        <message>
            <source>cameras</source>
            <translation>Kameras</translation>
        </message>
        <message>
            <source>can't be drawn, or takes too much time or memory: large blurs do; give a PNG instead</source>
            <translation>lässt sich nicht zeichnen oder braucht zu viel Zeit oder Speicher, wie große Unschärfen es tun; nehmen Sie stattdessen ein PNG</translation>
        </message>
        <message>
            <source>can't be read</source>
            <translation>lässt sich nicht lesen</translation>
        </message>
        <message>
            <source>cascade</source>
            <translation>Kaskade</translation>
        </message>
        <message>
            <source>default: must lie between min and max</source>
            <translation>default: muss zwischen min und max liegen</translation>
        </message>
        <message>
            <source>display</source>
            <translation>Anzeige</translation>
        </message>
        <message>
            <source>don't hold the picture on a face: they lie on a line of it</source>
            <translation>halten das Bild nicht am Gesicht: Sie liegen darin auf einer Linie</translation>
        </message>
        <message>
            <source>filters</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>frame: text can't be stretched over the whole frame</source>
            <translation>frame: Text lässt sich nicht über das ganze Bild strecken</translation>
        </message>
        <message>
            <source>gives {0} to {1} and to {2}</source>
            <translation>gibt {0} an {1} und an {2}</translation>
        </message>
        <message>
            <source>grow: so much of it folds the face</source>
            <translation>grow: so viel davon faltet das Gesicht</translation>
        </message>
        <message>
            <source>has a brace without its other half</source>
            <translation>hat eine Klammer ohne Gegenstück</translation>
        </message>
        <message>
            <source>has an odd name: 1 to 64 of A-Z, a-z, 0-9, _, - and . will do</source>
            <translation>hat einen seltsamen Namen: 1 bis 64 von A-Z, a-z, 0-9, _, - und . sind möglich</translation>
        </message>
        <message>
            <source>has files that overlap each other</source>
            <translation>hat Dateien, die einander überlappen</translation>
        </message>
        <message>
            <source>has more in it than its list of files tells</source>
            <translation>hat mehr in sich, als seine Liste der Dateien sagt</translation>
        </message>
        <message>
            <source>has more than {0} elements</source>
            <translation>hat mehr als {0} Elemente</translation>
        </message>
        <message>
            <source>has more than {0} pictures</source>
            <translation>hat mehr als {0} Bilder</translation>
        </message>
        <message>
            <source>has text in it: turn that into paths, for fonts differ</source>
            <translation>enthält Text: in Pfade umwandeln, denn Schriften sind verschieden</translation>
        </message>
        <message>
            <source>has too long a list of files</source>
            <translation>hat eine zu lange Liste der Dateien</translation>
        </message>
        <message>
            <source>has {0} bits a channel, at most 8 will do</source>
            <translation>hat {0} Bit je Kanal, höchstens 8 sind möglich</translation>
        </message>
        <message>
            <source>has {0} in two places</source>
            <translation>hat {0} an zwei Stellen</translation>
        </message>
        <message>
            <source>is a damaged GIF picture</source>
            <translation>ist ein beschädigtes GIF-Bild</translation>
        </message>
        <message>
            <source>is a damaged {0} picture</source>
            <translation>ist ein beschädigtes {0}-Bild</translation>
        </message>
        <message>
            <source>is a second folder: one pack to a file</source>
            <translation>ist ein zweiter Ordner: ein Paket je Datei</translation>
        </message>
        <message>
            <source>is a zip file of a kind that no pack needs</source>
            <translation>ist eine Zip-Datei einer Art, die kein Paket braucht</translation>
        </message>
        <message>
            <source>is damaged</source>
            <translation>ist beschädigt</translation>
        </message>
        <message>
            <source>is larger than {0} bytes</source>
            <translation>ist größer als {0} Bytes</translation>
        </message>
        <message>
            <source>is made of more than {0} parts</source>
            <translation>besteht aus mehr als {0} Teilen</translation>
        </message>
        <message>
            <source>is missing</source>
            <translation>fehlt</translation>
        </message>
        <message>
            <source>is nested too deeply</source>
            <translation>ist zu tief verschachtelt</translation>
        </message>
        <message>
            <source>is no key of this format</source>
            <translation>ist kein Schlüssel dieses Formats</translation>
        </message>
        <message>
            <source>is no picture that a filter can have</source>
            <translation>ist kein Bild, das ein Filter haben kann</translation>
        </message>
        <message>
            <source>is not UTF-8 text</source>
            <translation>ist kein UTF-8-Text</translation>
        </message>
        <message>
            <source>is not a GIF picture</source>
            <translation>ist kein GIF-Bild</translation>
        </message>
        <message>
            <source>is not a PNG picture</source>
            <translation>ist kein PNG-Bild</translation>
        </message>
        <message>
            <source>is not a WebP picture</source>
            <translation>ist kein WebP-Bild</translation>
        </message>
        <message>
            <source>is not a plain file</source>
            <translation>ist keine gewöhnliche Datei</translation>
        </message>
        <message>
            <source>is not a zip file</source>
            <translation>ist keine Zip-Datei</translation>
        </message>
        <message>
            <source>is not a zip file, or something follows its end</source>
            <translation>ist keine Zip-Datei, oder nach ihrem Ende kommt noch etwas</translation>
        </message>
        <message>
            <source>is not of the form that is wanted here</source>
            <translation>hat nicht die Form, die hier verlangt ist</translation>
        </message>
        <message>
            <source>is not the name of a key-point</source>
            <translation>ist nicht der Name eines Punktes</translation>
        </message>
        <message>
            <source>is not valid TOML: a number is too long</source>
            <translation>ist kein gültiges TOML: eine Zahl ist zu lang</translation>
        </message>
        <message>
            <source>is not valid TOML: {0}</source>
            <translation>ist kein gültiges TOML: {0}</translation>
        </message>
        <message>
            <source>is of no kind that a pack may hold: {0}, {1}</source>
            <translation>ist von keiner Art, die ein Paket enthalten darf: {0}, {1}</translation>
        </message>
        <message>
            <source>is {0}x{1} pixels, as many as 2048x2048 have will do</source>
            <translation>hat {0}x{1} Pixel, möglich sind so viele, wie 2048x2048 sind</translation>
        </message>
        <message>
            <source>is {0}x{1} pixels, at most {2}x{3} will do</source>
            <translation>hat {0}x{1} Pixel, höchstens {2}x{3} sind möglich</translation>
        </message>
        <message>
            <source>it is not of v4l2loopback</source>
            <translation>sie gehört nicht zu v4l2loopback</translation>
        </message>
        <message>
            <source>level: a face that enters has none</source>
            <translation>level: Ein Gesicht, das hereinkommt, hat keines</translation>
        </message>
        <message>
            <source>lies beside the folder of the pack: put the folder itself into the file</source>
            <translation>liegt neben dem Ordner des Pakets: In die Datei gehört der Ordner selbst</translation>
        </message>
        <message>
            <source>lies outside the pack</source>
            <translation>liegt außerhalb des Pakets</translation>
        </message>
        <message>
            <source>macOS gives no program keys of other windows unless you allow it: switch on FaceKeys, or the terminal it runs in, under System Settings → Privacy &amp; Security → Accessibility, then start FaceKeys again.</source>
            <translation>macOS gibt keinem Programm Tasten anderer Fenster ohne Erlaubnis: FaceKeys oder das Terminal, in dem es läuft, unter Systemeinstellungen → Datenschutz &amp; Sicherheit → Bedienungshilfen einschalten, dann FaceKeys neu starten.</translation>
        </message>
        <message>
            <source>macOS is too old: camera extensions came with macOS 13.</source>
            <translation>macOS ist zu alt: Kameraerweiterungen kamen mit macOS 13.</translation>
        </message>
        <message>
            <source>macOS lets FaceKeys see all keys; it heeds these, and keeps none.</source>
            <translation>macOS lässt FaceKeys alle Tasten sehen; es beachtet nur diese und behält keine.</translation>
        </message>
        <message>
            <source>makes too many pixels: at most {0} will do in all pictures of a pack</source>
            <translation>macht zu viele Pixel: höchstens {0} sind es in allen Bildern eines Pakets</translation>
        </message>
        <message>
            <source>may have {0} in braces, and nothing else</source>
            <translation>darf {0} in Klammern haben und sonst nichts</translation>
        </message>
        <message>
            <source>min: must be less than max</source>
            <translation>min: muss kleiner als max sein</translation>
        </message>
        <message>
            <source>model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>must be 1 to 40 of a-z, 0-9 and -</source>
            <translation>muss aus 1 bis 40 von a-z, 0-9 und - bestehen</translation>
        </message>
        <message>
            <source>must be a colour such as "#ff8800"</source>
            <translation>muss eine Farbe wie "#ff8800" sein</translation>
        </message>
        <message>
            <source>must be a colour such as "#ff8800", or "#ff880080"</source>
            <translation>muss eine Farbe wie "#ff8800" oder "#ff880080" sein</translation>
        </message>
        <message>
            <source>must be a finite number</source>
            <translation>muss eine endliche Zahl sein</translation>
        </message>
        <message>
            <source>must be a list</source>
            <translation>muss eine Liste sein</translation>
        </message>
        <message>
            <source>must be a number</source>
            <translation>muss eine Zahl sein</translation>
        </message>
        <message>
            <source>must be a number, or the id of a parameter of this pack</source>
            <translation>muss eine Zahl oder die Kennung eines Parameters dieses Pakets sein</translation>
        </message>
        <message>
            <source>must be a table</source>
            <translation>muss eine Tabelle sein</translation>
        </message>
        <message>
            <source>must be a table in JSON</source>
            <translation>muss eine Tabelle in JSON sein</translation>
        </message>
        <message>
            <source>must be a whole number</source>
            <translation>muss eine ganze Zahl sein</translation>
        </message>
        <message>
            <source>must be a whole path, or begin with ~</source>
            <translation>muss ein vollständiger Pfad sein oder mit ~ beginnen</translation>
        </message>
        <message>
            <source>must be at least {0}</source>
            <translation>muss mindestens {0} sein</translation>
        </message>
        <message>
            <source>must be at most {0}</source>
            <translation>darf höchstens {0} sein</translation>
        </message>
        <message>
            <source>must be named as the filter's id: 1 to 40 of a-z, 0-9 and -</source>
            <translation>muss wie die Kennung des Filters heißen: 1 bis 40 von a-z, 0-9 und -</translation>
        </message>
        <message>
            <source>must be one line of readable text</source>
            <translation>muss eine Zeile lesbarer Text sein</translation>
        </message>
        <message>
            <source>must be text</source>
            <translation>muss Text sein</translation>
        </message>
        <message>
            <source>must be the id of a filter: 1 to 40 of a-z, 0-9 and -</source>
            <translation>muss die Kennung eines Filters sein: 1 bis 40 von a-z, 0-9 und -</translation>
        </message>
        <message>
            <source>must be the name of a file in the pack, such as "hat.png"</source>
            <translation>muss der Name einer Datei im Paket sein, etwa „hat.png“</translation>
        </message>
        <message>
            <source>must be the name of a key-point, or a table of weights</source>
            <translation>muss der Name eines Punktes oder eine Tabelle von Gewichten sein</translation>
        </message>
        <message>
            <source>must be the name of the pack's folder</source>
            <translation>muss der Name des Ordners des Pakets sein</translation>
        </message>
        <message>
            <source>must be the path of a folder</source>
            <translation>muss der Pfad eines Ordners sein</translation>
        </message>
        <message>
            <source>must be true or false</source>
            <translation>muss true oder false sein</translation>
        </message>
        <message>
            <source>must be two numbers that differ</source>
            <translation>müssen zwei verschiedene Zahlen sein</translation>
        </message>
        <message>
            <source>must be {0}</source>
            <translation>muss {0} sein</translation>
        </message>
        <message>
            <source>must be {0} or a number from 1 to {1}</source>
            <translation>muss {0} oder eine Zahl von 1 bis {1} sein</translation>
        </message>
        <message>
            <source>must have 1 to {0} characters</source>
            <translation>muss 1 bis {0} Zeichen haben</translation>
        </message>
        <message>
            <source>must have an entry, or there must be a layer</source>
            <translation>muss einen Eintrag haben, oder es muss ein layer da sein</translation>
        </message>
        <message>
            <source>must have at most {0} characters</source>
            <translation>darf höchstens {0} Zeichen haben</translation>
        </message>
        <message>
            <source>must have no more than {0} entries</source>
            <translation>darf nicht mehr als {0} Einträge haben</translation>
        </message>
        <message>
            <source>must have none of {0}</source>
            <translation>darf keines von {0} enthalten</translation>
        </message>
        <message>
            <source>must have {0}</source>
            <translation>muss {0} haben</translation>
        </message>
        <message>
            <source>must have {0} of {1}</source>
            <translation>muss {0} aus {1} haben</translation>
        </message>
        <message>
            <source>must have {0} or more entries</source>
            <translation>muss {0} oder mehr Einträge haben</translation>
        </message>
        <message>
            <source>must not begin or end with a dot or a space</source>
            <translation>darf nicht mit einem Punkt oder Leerzeichen beginnen oder enden</translation>
        </message>
        <message>
            <source>must say its width and height, in pixels</source>
            <translation>muss Breite und Höhe in Pixeln nennen</translation>
        </message>
        <message>
            <source>names a home folder that is not there</source>
            <translation>nennt ein Benutzerverzeichnis, das es nicht gibt</translation>
        </message>
        <message>
            <source>opencv</source>
            <translation>OpenCV</translation>
        </message>
        <message>
            <source>parameter, text: there is more than one {0}</source>
            <translation>parameter, text: Es gibt mehr als einen {0}</translation>
        </message>
        <message>
            <source>picture and points: give both, or none of them</source>
            <translation>picture und points: beides oder keines davon</translation>
        </message>
        <message>
            <source>pipewire</source>
            <translation>PipeWire</translation>
        </message>
        <message>
            <source>points: must have all 15 key-points, and no others</source>
            <translation>points: muss alle 15 Punkte haben und keine anderen</translation>
        </message>
        <message>
            <source>programs</source>
            <translation>Programme</translation>
        </message>
        <message>
            <source>pynput, which hears keys on macOS, is missing.</source>
            <translation>pynput, das unter macOS die Tasten hört, fehlt.</translation>
        </message>
        <message>
            <source>pyvirtualcam can't be loaded: {0}</source>
            <translation>pyvirtualcam lässt sich nicht laden: {0}</translation>
        </message>
        <message>
            <source>secure boot</source>
            <translation>Secure Boot</translation>
        </message>
        <message>
            <source>shift: more than 0.6 of the smaller radius folds the face</source>
            <translation>shift: Mehr als 0,6 des kleineren Radius faltet das Gesicht</translation>
        </message>
        <message>
            <source>slice: is only for at = "whole"</source>
            <translation>slice: gibt es nur bei at = "whole"</translation>
        </message>
        <message>
            <source>spring: needs a pivot to swing about</source>
            <translation>spring: braucht einen Drehpunkt (pivot), um den es schwingt</translation>
        </message>
        <message>
            <source>spring: what is bent over a face does not swing</source>
            <translation>spring: Was über ein Gesicht gebogen ist, schwingt nicht</translation>
        </message>
        <message>
            <source>takes {0} to {1}, but the parameter {2} goes from {3} to {4}</source>
            <translation>nimmt {0} bis {1}, aber der Parameter {2} geht von {3} bis {4}</translation>
        </message>
        <message>
            <source>there is no text {0} in this pack</source>
            <translation>in diesem Paket gibt es keinen Text {0}</translation>
        </message>
        <message>
            <source>v4l2loopback can't be built for the running kernel {0}: its headers are missing.</source>
            <translation>v4l2loopback lässt sich für den laufenden Kernel {0} nicht bauen: Dessen Header fehlen.</translation>
        </message>
        <message>
            <source>v4l2loopback can't be built for the running kernel: its headers are missing.</source>
            <translation>v4l2loopback lässt sich für den laufenden Kernel nicht bauen: Dessen Header fehlen.</translation>
        </message>
        <message>
            <source>v4l2loopback is installed for another kernel than the running one.</source>
            <translation>v4l2loopback ist für einen anderen Kernel installiert als den laufenden.</translation>
        </message>
        <message>
            <source>v4l2loopback is installed, but not loaded.</source>
            <translation>v4l2loopback ist installiert, aber nicht geladen.</translation>
        </message>
        <message>
            <source>v4l2loopback is loaded at every start, but without its options.</source>
            <translation>v4l2loopback wird bei jedem Start geladen, aber ohne seine Optionen.</translation>
        </message>
        <message>
            <source>v4l2loopback is loaded, but without a device.</source>
            <translation>v4l2loopback ist geladen, aber ohne Gerät.</translation>
        </message>
        <message>
            <source>v4l2loopback is loaded, with the options it needs.</source>
            <translation>v4l2loopback wird geladen, mit den nötigen Optionen.</translation>
        </message>
        <message>
            <source>v4l2loopback is not built for the running kernel {0}{1}.</source>
            <translation>v4l2loopback ist nicht für den laufenden Kernel gebaut: {0}{1}.</translation>
        </message>
        <message>
            <source>v4l2loopback is not loaded when the computer starts.</source>
            <translation>v4l2loopback wird beim Start des Computers nicht geladen.</translation>
        </message>
        <message>
            <source>virtual camera</source>
            <translation>virtuelle Kamera</translation>
        </message>
        <message>
            <source>weights must sum to 1, these sum to {0}</source>
            <translation>Gewichte müssen zusammen 1 ergeben, diese ergeben {0}</translation>
        </message>
        <message>
            <source>{0} ({1}) is not a virtual camera, so nothing is sent to it.</source>
            <translation>{0} ({1}) ist keine virtuelle Kamera, deshalb wird nichts dorthin gesendet.</translation>
        </message>
        <message>
            <source>{0} Nor can PipeWire be used: {1}</source>
            <translation>{0} Auch PipeWire ist nicht benutzbar: {1}</translation>
        </message>
        <message>
            <source>{0} What was recorded until then: {1}</source>
            <translation>{0} Was bis dahin aufgenommen wurde: {1}</translation>
        </message>
        <message>
            <source>{0} can be worn.</source>
            <translation>{0} verfügbar.</translation>
        </message>
        <message>
            <source>{0} can keep the window from opening.</source>
            <translation>{0} kann verhindern, dass sich das Fenster öffnet.</translation>
        </message>
        <message>
            <source>{0} can't be deleted: {1}.</source>
            <translation>{0} lässt sich nicht löschen: {1}.</translation>
        </message>
        <message>
            <source>{0} can't be read as a video or a picture.</source>
            <translation>{0} lässt sich weder als Video noch als Bild lesen.</translation>
        </message>
        <message>
            <source>{0} can't be started: {1}</source>
            <translation>{0} lässt sich nicht starten: {1}</translation>
        </message>
        <message>
            <source>{0} can't be used everywhere on macOS.</source>
            <translation>{0} lässt sich unter macOS nicht überall benutzen.</translation>
        </message>
        <message>
            <source>{0} can't be written as {1}.</source>
            <translation>{0} lässt sich nicht als {1} speichern.</translation>
        </message>
        <message>
            <source>{0} can't be written to: {1}.</source>
            <translation>In {0} kann nicht geschrieben werden: {1}.</translation>
        </message>
        <message>
            <source>{0} can't be written: {1}.</source>
            <translation>{0} lässt sich nicht speichern: {1}.</translation>
        </message>
        <message>
            <source>{0} could not be installed.</source>
            <translation>{0} konnte nicht installiert werden.</translation>
        </message>
        <message>
            <source>{0} could not be removed.</source>
            <translation>{0} ließ sich nicht entfernen.</translation>
        </message>
        <message>
            <source>{0} does not let the group {1} write.</source>
            <translation>{0} lässt die Gruppe {1} nicht schreiben.</translation>
        </message>
        <message>
            <source>{0} ended: {1}.</source>
            <translation>{0} wurde beendet: {1}.</translation>
        </message>
        <message>
            <source>{0} hangs, so {1} stands still.</source>
            <translation>{0} reagiert nicht, deshalb steht {1} still.</translation>
        </message>
        <message>
            <source>{0} holds no video.</source>
            <translation>{0} enthält kein Video.</translation>
        </message>
        <message>
            <source>{0} holds {1} at {2}; FaceKeys sends {3}.</source>
            <translation>{0} hält {1} bei {2}; FaceKeys sendet {3}.</translation>
        </message>
        <message>
            <source>{0} is a folder.</source>
            <translation>{0} ist ein Ordner.</translation>
        </message>
        <message>
            <source>{0} is broken: its picture can't be decoded.</source>
            <translation>{0} ist beschädigt: Das Bild lässt sich nicht dekodieren.</translation>
        </message>
        <message>
            <source>{0} is closed.</source>
            <translation>{0} ist geschlossen.</translation>
        </message>
        <message>
            <source>{0} is empty.</source>
            <translation>{0} ist leer.</translation>
        </message>
        <message>
            <source>{0} is no file.</source>
            <translation>{0} ist keine Datei.</translation>
        </message>
        <message>
            <source>{0} is no key.</source>
            <translation>{0} ist keine Taste.</translation>
        </message>
        <message>
            <source>{0} is no name for a picture.</source>
            <translation>{0} ist kein Name für ein Bild.</translation>
        </message>
        <message>
            <source>{0} is no plain file.</source>
            <translation>{0} ist keine gewöhnliche Datei.</translation>
        </message>
        <message>
            <source>{0} is not installed.</source>
            <translation>{0} ist nicht installiert.</translation>
        </message>
        <message>
            <source>{0} is not on this keyboard.</source>
            <translation>{0} ist nicht auf dieser Tastatur.</translation>
        </message>
        <message>
            <source>{0} is number {1}.</source>
            <translation>{0} hat die Nummer {1}.</translation>
        </message>
        <message>
            <source>{0} is on the same key as another action.</source>
            <translation>{0} liegt auf derselben Taste wie eine andere Aktion.</translation>
        </message>
        <message>
            <source>{0} is there already, and FaceKeys did not make it.</source>
            <translation>{0} ist schon da, und nicht von FaceKeys.</translation>
        </message>
        <message>
            <source>{0} is too large.</source>
            <translation>{0} ist zu groß.</translation>
        </message>
        <message>
            <source>{0} keeps v4l2loopback from being loaded at the start.</source>
            <translation>{0} verhindert, dass v4l2loopback beim Start geladen wird.</translation>
        </message>
        <message>
            <source>{0} may not be opened.</source>
            <translation>{0} darf nicht geöffnet werden.</translation>
        </message>
        <message>
            <source>{0} may not be read.</source>
            <translation>{0} darf nicht gelesen werden.</translation>
        </message>
        <message>
            <source>{0} says something else than FaceKeys Cam needs.</source>
            <translation>{0} passt nicht zu dem, was FaceKeys Cam braucht.</translation>
        </message>
        <message>
            <source>{0} sends to {1}, or shows what another program sends.</source>
            <translation>{0} sendet an {1} oder zeigt, was ein anderes Programm sendet.</translation>
        </message>
        <message>
            <source>{0} takes no pictures any more ({1}).</source>
            <translation>{0} nimmt keine Bilder mehr an ({1}).</translation>
        </message>
        <message>
            <source>{0} takes no pictures.</source>
            <translation>{0} nimmt keine Bilder an.</translation>
        </message>
        <message>
            <source>{0}: pyvirtualcam has no {1} here</source>
            <translation>{0}: pyvirtualcam hat hier kein {1}</translation>
        </message>
        <message>
            <source>{0}: the whole frame has none</source>
            <translation>{0}: Das ganze Bild hat keine</translation>
        </message>
        <message>
            <source>{0}: {1} may not be written to</source>
            <translation>{0}: Auf {1} darf nicht geschrieben werden</translation>
        </message>
    </context>
</TS>
