<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da_DK" sourcelanguage="en_US">
<context>
    <name>QAbstractFileIconProvider</name>
    <message><source>Drive</source><translation>Drev</translation></message>
    <message><source>Folder</source><translation>Mappe</translation></message>
</context>
<context>
    <name>QFileDialog</name>
    <message><source>&amp;Look in:</source><translation>&amp;Søg i:</translation></message>
    <message><source>Files of &amp;type:</source><translation>Fil&amp;type:</translation></message>
</context>
<context>
    <name>QGnomeTheme</name>
    <message><source>&amp;Cancel</source><translation>&amp;Annullér</translation></message>
</context>
<context>
    <name>QMimeType</name>
    <message><source>TOML document</source><translation>TOML-dokument</translation></message>
</context>
<context>
    <name>QPageSetupWidget</name>
    <message><source>Page &amp;order:</source><translation>Side&amp;rækkefølge:</translation></message>
    <message><source>Pages &amp;per sheet:</source><translation>Sider &amp;pr. ark:</translation></message>
</context>
<context>
    <name>QPrintSettingsOutput</name>
    <message><source>Double Sided Printing</source><translation>Dobbeltsidet udskrift</translation></message>
    <message><source>Long side binding</source><translation>Vend på den lange led</translation></message>
    <message><source>Off</source><translation>Fra</translation></message>
    <message><source>Page &amp;Set:</source><translation>Side&amp;sæt:</translation></message>
    <message><source>Short side binding</source><translation>Vend på den korte led</translation></message>
</context>
<context>
    <name>QProgressBar</name>
    <message><source>%p%</source><translation>%p %</translation></message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message><source>Cancel</source><translation>Annullér</translation></message>
</context>
<context>
    <name>QProgressDialog</name>
    <message><source>Cancel</source><translation>Annullér</translation></message>
</context>
<context>
    <name>QWizard</name>
    <message><source>Cancel</source><translation>Annullér</translation></message>
</context>
</TS>
